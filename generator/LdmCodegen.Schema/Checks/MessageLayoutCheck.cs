using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>What each kind of message needs, and what it cannot have, by where its name comes from.</summary>
internal static class MessageLayoutCheck
{
    private static readonly string[] UnitParts = ["unit", "selector", "payload"];

    private static readonly string[] Options = ["option", "option-also"];

    public static void Run(Declarations all, Findings findings)
    {
        foreach (Declared message in ProtocolBinder.Accepted(all.Messages))
        {
            if (AnswerBinder.HasUnit(message))
            {
                RequireUnit(message, findings);
            }
            else
            {
                RejectUnit(message, findings);
            }

            foreach (Declared property in ProtocolBinder.Accepted(message.Members))
            {
                CheckProperty(message, property, findings);
            }
        }

        CheckNames(all, "call", all.Actions, findings);
        CheckNames(all, "event", all.Events, findings);
        CheckRepeated(all, findings);
    }

    private static void RequireUnit(Declared message, Findings findings)
    {
        foreach (string attribute in UnitParts)
        {
            if (message.Value(attribute) is null)
            {
                message.IsRejected = true;
                if (message.Element.Attribute(attribute) is null)
                {
                    findings.Report(SchemaRules.MissingAttribute, message.Element.Span, "message", attribute);
                }
            }
        }
    }

    private static void RejectUnit(Declared message, Findings findings)
    {
        bool isReply = message.Name == "reply";
        string why = isReply ? "a message of kind 'reply' has none" : "names='element' takes its place";
        IEnumerable<string> excluded = UnitParts.Concat(Options);
        foreach (string attribute in isReply ? excluded.Append("names") : excluded)
        {
            if (message.Element.Attribute(attribute) is { } stated)
            {
                findings.Report(SchemaRules.LayoutConflict, stated.NameSpan, $"'{attribute}' cannot stand here: {why}");
            }
        }
    }

    private static void CheckProperty(Declared message, Declared property, Findings findings)
    {
        string? problem = Problem(message, property);
        if (problem is not null)
        {
            property.IsRejected = true;
            findings.Report(
                SchemaRules.EnvelopePlace, property.NameSpan, property.Name, message.Name, problem);
        }
    }

    private static string? Problem(Declared message, Declared property)
    {
        if (property.Element.Attribute("key") is not null)
        {
            return "has a key, and there is no bag around payloads";
        }

        if (property.Value("path") is not { } text)
        {
            return "needs a path from the root of the message";
        }

        PathModel[] paths = PathSyntax.ParseAll(text, out _)!.Select(path => path.Path).ToArray();
        if (AnswerBinder.HasUnit(message)
            && paths.Any(path => !path.Steps.IsEmpty && path.Steps[0].Name.Qualified == message.Value("unit")))
        {
            return "leads into the unit, and a document may have several";
        }

        if (property.Value("type") == "xml" && paths.Any(path => path.Attribute is not null))
        {
            return "is raw XML, which is the content of an element, and leads to an attribute";
        }

        string? id = message.Value("id")?.TrimStart('@');
        bool isId = paths.Any(path => path.Steps.IsEmpty && path.Attribute?.Qualified == id);
        return isId && id is not null ? "stands where the id of the message is" : null;
    }

    private static void CheckNames(Declarations all, string kind, IEnumerable<Declared> named, Findings findings)
    {
        if (all.Message(kind) is not { } message || !AnswerBinder.NamesByElement(message))
        {
            return;
        }

        foreach (Declared one in ProtocolBinder.Accepted(named).ToArray())
        {
            if (NameSyntax.ParseXmlName(one.Name) is not { Prefix: null })
            {
                one.IsRejected = true;
                findings.Report(SchemaRules.NameIsNoElement, one.NameSpan, one.Kind, one.Name);
            }
        }
    }

    /// <summary>A value with an element of its own is one of a list, in the text of an element.</summary>
    private static void CheckRepeated(Declarations all, Findings findings)
    {
        IEnumerable<Declared> owners = all.Shapes.Concat(all.Resources).Concat(all.Messages);
        foreach (Declared property in ProtocolBinder.Accepted(owners.SelectMany(owner => owner.Members)).ToArray())
        {
            if (!Attributes.Bool(property.Element, "repeats"))
            {
                continue;
            }

            bool isAttribute = property.Value("path") is { } text
                && PathSyntax.ParseAll(text, out _)!.Any(path => path.Path.Attribute is not null);
            string? problem = property.Value("type") is not { } type || !TypeSyntax.Split(type).IsList
                ? "is no list; write type='list of …'"
                : TypeSyntax.Known.TryGetValue(TypeSyntax.Split(type).Element, out TypeKind kind)
                    && kind is not TypeKind.String ? "is no list of strings or of an enum"
                : Attributes.Bool(property.Element, "required") ? "may stand no time, so it cannot be required"
                : property.Element.Attribute("separator") is not null ? "needs no separator"
                : property.Element.Attribute("key") is not null ? "has a key, which stands once"
                : isAttribute ? "is an attribute, which stands once"
                : null;
            if (problem is not null)
            {
                property.IsRejected = true;
                findings.Report(
                    SchemaRules.RepeatsWithoutList, property.Element.SpanOf("repeats"), property.Name, problem);
            }
        }
    }
}

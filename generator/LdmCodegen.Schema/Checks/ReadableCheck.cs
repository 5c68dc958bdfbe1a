using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>A property that stands only where another part of the message is read would never get a value.</summary>
internal static class ReadableCheck
{
    private static readonly PathModel Anchor = new(default, null);

    public static void Run(Declarations all, Findings findings)
    {
        WireModel wire = WireBinder.Bind(all);
        foreach (Declared message in all.Messages)
        {
            Dictionary<string, Declared> readers = new(StringComparer.Ordinal);
            foreach (Declared property in ProtocolBinder.Accepted(message.Members))
            {
                CheckTaken(property, Places.Resolve(Anchor, property.Value("path")), readers, findings);
            }
        }

        foreach (Declared resource in all.Resources)
        {
            CheckResource(resource, wire.Bag?.Selector.Local, findings);
        }

        foreach (Declared shape in all.Shapes)
        {
            CheckShape(all, shape, wire.Reply, findings);
        }
    }

    private static void CheckResource(Declared resource, string? selector, Findings findings)
    {
        Dictionary<string, Declared> readers = new(StringComparer.Ordinal);
        foreach (Declared property in ProtocolBinder.Accepted(resource.Members))
        {
            EquatableArray<PathModel> paths = Places.Resolve(Anchor, property.Value("path"));
            if (paths.Count > 0 && selector is not null && paths.All(path =>
                path.Steps.Count == 1 && path.Attribute is null && path.Steps[0].Name.Local == selector))
            {
                Reject(property, "its place holds the name of the resource", findings);
            }
            else
            {
                CheckTaken(property, paths, readers, findings);
            }
        }
    }

    private static void CheckShape(Declarations all, Declared shape, ReplyModel? reply, Findings findings)
    {
        Dictionary<string, Declared> readers = new(StringComparer.Ordinal);
        IReadOnlyList<Declared> lineage = all.Lineage(shape);
        foreach (Declared ancestor in lineage)
        {
            PathModel anchor = Places.OfShape(lineage, ancestor);
            foreach (Declared member in ProtocolBinder.Accepted(ancestor.Members))
            {
                EquatableArray<PathModel> paths = Places.Resolve(anchor, member.Value("path"));
                if (reply is { AtPayload: true } && paths.Count > 0 && paths.All(path =>
                    !path.Steps.IsEmpty && path.Steps[0].Name.Local == reply.Element.Local))
                {
                    Reject(member, $"'{reply.Element}' there is the reply's status", findings);
                }
                else
                {
                    CheckTaken(member, paths, readers, findings);
                }
            }
        }
    }

    private static void CheckTaken(
        Declared member, EquatableArray<PathModel> paths, Dictionary<string, Declared> readers, Findings findings)
    {
        if (member.Element.Name != "property")
        {
            return;
        }

        string key = " " + member.Value("key");
        if (paths.Count > 0 && paths.All(path => readers.ContainsKey(Places.Key(path) + key)))
        {
            Declared first = readers[Places.Key(paths[0]) + key];
            if (ReferenceEquals(first, member))
            {
                return;
            }

            member.IsRejected = true;
            findings.ReportPair(
                SchemaRules.UnreadableProperty, member.Element.SpanOf("path"), first.Element.SpanOf("path"),
                member.Name, $"'{first.Name}' is read from its place");
        }

        foreach (PathModel path in paths)
        {
            string place = Places.Key(path) + key;
            if (!readers.ContainsKey(place))
            {
                readers.Add(place, member);
            }
        }
    }

    private static void Reject(Declared member, string reason, Findings findings)
    {
        member.IsRejected = true;
        findings.Report(SchemaRules.UnreadableProperty, member.Element.SpanOf("path"), member.Name, reason);
    }
}

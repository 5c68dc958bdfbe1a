using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Names that refer to something must find it.</summary>
internal static class ReferenceCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        CheckShapes(all, findings);
        CheckTypes(all, findings);
        CheckItems(all, findings);
        CheckGroups(all, findings);
        foreach (Declared action in all.Actions)
        {
            CheckList(action, "emits", all.Events, SchemaRules.UndefinedEvent, findings);
        }

        if (all.Part("transport") is { } transport && Attributes.Value(transport, "probe") is { } probe)
        {
            Check(
                probe, all.Actions.Select(one => one.Name), transport, "probe", SchemaRules.UndefinedAction, findings);
        }

        CheckExamples(all, findings);
    }

    private static void CheckShapes(Declarations all, Findings findings)
    {
        string[] known = all.Shapes.Select(shape => shape.Name).Append(ShapeBinder.Nothing).ToArray();
        foreach ((string shape, SchemaElement element, string attribute) in MessageBinder.Uses(all))
        {
            Check(shape, known, element, attribute, SchemaRules.UndefinedShape, findings);
        }

        foreach (Declared shape in all.Shapes)
        {
            bool isDefined = Check(shape, "extends", all.Shapes, SchemaRules.UndefinedShape, findings);
            shape.IsRejected |= !isDefined;
        }

        CheckPart(all.WirePart("outcome"), all, findings);
        CheckPart(all.WirePart("greeting"), all, findings);

        // A block without events states a shape too.
        foreach (SchemaElement block in all.Groups.SelectMany(group => group.Blocks))
        {
            if (Attributes.Value(block, "shape") is { } use)
            {
                string shape = TypeSyntax.SplitUse(use).Shape;
                Check(shape, known, block, "shape", SchemaRules.UndefinedShape, findings);
            }
        }
    }

    private static void CheckPart(SchemaElement? part, Declarations all, Findings findings)
    {
        if (Attributes.Value(part, "shape") is { } shape)
        {
            Check(
                shape, all.Shapes.Select(one => one.Name), part!, "shape", SchemaRules.UndefinedShape, findings);
        }
    }

    private static void CheckTypes(Declarations all, Findings findings)
    {
        string[] known = [.. TypeSyntax.Known.Keys, .. all.Enums.Select(one => one.Name)];
        IEnumerable<Declared> typed = all.Everything.Where(one => one.Element.Name is "property" or "option");
        foreach (Declared one in typed)
        {
            if (one.Value("type") is { } type)
            {
                string element = TypeSyntax.Split(type).Element;
                Check(element, known, one.Element, "type", SchemaRules.UndefinedType, findings);
            }
        }
    }

    private static void CheckItems(Declarations all, Findings findings)
    {
        foreach (Declared items in all.Shapes.SelectMany(shape => shape.Members))
        {
            if (items.Element.Name is "items" or "item")
            {
                Check(items, "resource", all.Resources, SchemaRules.UndefinedResource, findings);
            }
        }
    }

    private static void CheckGroups(Declarations all, Findings findings)
    {
        foreach (Declared group in all.Groups)
        {
            Check(group, "register", all.Actions, SchemaRules.UndefinedAction, findings);
            Check(group, "unregister", all.Actions, SchemaRules.UndefinedAction, findings);
            CheckList(group, "includes", all.Groups, SchemaRules.UndefinedGroup, findings);
            if (group.Value("lasts") is null)
            {
                CheckPair(group, "register", "unregister", findings);
            }

            CheckPair(group, "unregister", "register", findings);
            CheckValues(all, group, "register", findings);
            CheckValues(all, group, "unregister", findings);
        }
    }

    private static void CheckPair(Declared group, string attribute, string other, Findings findings)
    {
        if (group.Element.Attribute(attribute) is { } present && group.Element.Attribute(other) is null)
        {
            findings.Report(
                SchemaRules.RegisterWithoutUnregister, present.ValueSpan, group.Name, attribute, other);
        }
    }

    /// <summary>Clients register by themselves, so the request must be whole without anybody's values.</summary>
    private static void CheckValues(Declarations all, Declared group, string attribute, Findings findings)
    {
        if (group.Value(attribute) is not { } name
            || all.Actions.FirstOrDefault(one => one.Name == name) is not { } action
            || MessageBinder.UseText(all, action, "request") is not { } use
            || TypeSyntax.SplitUse(use) is not (var shapeName, Occurs.One)
            || all.Shape(shapeName) is not { } shape)
        {
            return;
        }

        Declared? required = all.Lineage(shape).SelectMany(ancestor => ancestor.Members)
            .FirstOrDefault(member => member.Element.Name == "property" && Attributes.Bool(member.Element, "required"));
        if (required is not null)
        {
            findings.Report(
                SchemaRules.RegistrationNeedsValue, group.Element.SpanOf(attribute), name, required.Name);
        }
    }

    private static void CheckExamples(Declarations all, Findings findings)
    {
        string[] known =
        [
            .. all.Events.Select(one => "event:" + one.Name),
            .. all.Actions.Select(one => "call:" + one.Name),
            .. all.Actions.Select(one => "reply:" + one.Name),
        ];
        foreach (Declared example in all.Examples.Where(one => !known.Contains(one.Name, StringComparer.Ordinal)))
        {
            MessageNames.ReportUnknown(SchemaRules.ExampleOfNothing, example.Element, example.Name, known, findings);
        }
    }

    private static bool Check(
        Declared one, string attribute, IEnumerable<Declared> declared, SchemaRule rule, Findings findings) =>
        one.Value(attribute) is not { } name
        || Check(name, declared.Select(other => other.Name), one.Element, attribute, rule, findings);

    private static void CheckList(
        Declared one, string attribute, IEnumerable<Declared> declared, SchemaRule rule, Findings findings)
    {
        foreach (string name in NameSyntax.Words(one.Value(attribute)))
        {
            Check(name, declared.Select(other => other.Name), one.Element, attribute, rule, findings);
        }
    }

    private static bool Check(
        string name, IEnumerable<string> known, SchemaElement element, string attribute, SchemaRule rule,
        Findings findings)
    {
        if (known.Contains(name, StringComparer.Ordinal))
        {
            return true;
        }

        findings.ReportUnknown(rule, element.SpanOf(attribute), name, known, name);
        return false;
    }
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>The structure of a layout, with its reading and writing code.</summary>
internal static class ContentCode
{
    public static ContentView OfShape(
        string name, PayloadLayout layout, ProtocolNames protocol, NamespaceUse namespaces, bool repeats)
    {
        List<string> conditions = layout.WrittenConditions.ToList();
        bool isFixed = conditions.Count == 0 && layout.Root.Children.Count > 0;
        string noUnknown = $"!{protocol.Writer}.HasUnknownInside(Unknown, \"\")";
        string none = protocol.Namespaces + ".None";
        string used = namespaces.Of(layout);
        bool isAlways = isFixed || layout.Root.Attributes.Exists(static attribute => attribute.Name.Prefix is not null);
        string isEmpty = isFixed
            ? "false"
            : string.Join(" && ", InnerConditions(layout.Root, conditions).Select(Negate).Append(noUnknown));
        (EquatableArray<string> write, EquatableArray<string> plain) = Spellings(
            protocol, prefixes => new WriteCode(layout, protocol, resource: null, prefixes).Payload());
        (EquatableArray<string> one, EquatableArray<string> onePlain) = repeats && layout.Object.Parent is not null
            ? Spellings(protocol, prefixes => new WriteCode(layout, protocol, resource: null, prefixes).Object())
            : default;
        return new ContentView(
            name,
            Fields(layout, $"{ClrTypes.Runtime}ValueList<{ClrTypes.Runtime}UnknownContent>"),
            Builders(layout, $"{ClrTypes.Runtime}UnknownContent"),
            Lists(layout),
            Expression(isEmpty),
            Expression(isAlways || used == none ? used : $"IsEmpty ? {none} : {used}"),
            ReadCode.Of(layout, protocol, isResource: false),
            BindCode.Of(layout, protocol),
            new WriteCode(layout, protocol).PayloadAttributes().Print(2),
            write,
            plain,
            one,
            onePlain)
        {
            ObjectPlace = CSharp.Text(layout.Object.Path),
            KeepsUnknown = layout.KeepsUnknown,
            OnlyList = OnlyList(layout),
        };
    }

    public static ContentView OfResource(
        string name, ResourceModel resource, PayloadLayout layout, ProtocolNames protocol, NamespaceUse namespaces)
    {
        (EquatableArray<string> write, EquatableArray<string> plain) = Spellings(
            protocol, prefixes => new WriteCode(layout, protocol, resource, prefixes).Bag());
        EquatableArray<FieldView> fields = Fields(layout, $"{ClrTypes.Runtime}ValueList<{ClrTypes.Runtime}UnknownContent>");
        EquatableArray<FieldView> builders = Builders(layout, $"{ClrTypes.Runtime}UnknownContent");
        EquatableArray<string> lists = Lists(layout);
        if (layout.Bag!.Nested is { NameClr: var nested })
        {
            FieldView list = new($"{ClrTypes.Runtime}ValueList<{protocol.Resource}>?", nested);
            FieldView builder = new($"{ClrTypes.Runtime}ValueListBuilder<{protocol.Resource}>", "_nested");
            fields = fields.Append(list).ToEquatableArray();
            builders = builders.Append(builder).ToEquatableArray();
            lists = lists.Append($"{nested} = _nested.ToList();").ToEquatableArray();
        }

        return new ContentView(
            name,
            fields,
            builders,
            lists,
            default,
            Expression(namespaces.Of(resource, layout)),
            ReadCode.Of(layout, protocol, isResource: true),
            BindCode.Of(layout, protocol),
            default,
            write,
            plain,
            default,
            default)
        {
            KeepsUnknown = layout.KeepsUnknown,
        };
    }

    /// <summary>
    /// Code with prefixes and without; the second is empty when no dialect needs it or it is the same.
    /// </summary>
    public static (EquatableArray<string> Write, EquatableArray<string> Plain) Spellings(
        ProtocolNames protocol, Func<bool, MarkupCode> code)
    {
        EquatableArray<string> first = code(protocol.HasPrefixes).Print(2);
        if (!protocol.HasPrefixes || !protocol.HasPlain)
        {
            return (first, default);
        }

        EquatableArray<string> second = code(false).Print(2);
        return (first, second == first ? default : second);
    }

    /// <summary>
    /// Conditions that the payload element has content. Attributes of its own are none, unless fixed elements go with
    /// them.
    /// </summary>
    private static IEnumerable<string> InnerConditions(LayoutNode root, List<string> conditions) =>
        root.Children.Exists(static child => child.IsWritten && !child.IsItemOnly && !child.WrittenConditions().Any())
            ? conditions
            : conditions.Except(root.Attributes.Select(static attribute => attribute.Property.IsSet));

    private static EquatableArray<string> Expression(string text)
    {
        CodeLines lines = new(2);
        lines.Line(text + ";");
        return lines.ToLines();
    }

    private static string Negate(string isSet) => isSet switch
    {
        _ when isSet.EndsWith(" is not null", StringComparison.Ordinal) => isSet.Replace(" is not null", " is null"),
        _ when isSet[0] == '(' => isSet.Trim('(', ')').Replace(" is not null", " is null").Replace("||", "&&"),
        _ => isSet.Replace(" is {", " is not {"),
    };

    private static EquatableArray<FieldView> Fields(PayloadLayout layout, string unknownType)
    {
        List<FieldView> fields = [];
        foreach (PropertyCode property in layout.Properties)
        {
            fields.Add(new FieldView(property.ValueType + "?", property.Name));
            if (property.HasRaw)
            {
                fields.Add(new FieldView("string?", property.RawName));
            }
        }

        fields.AddRange(layout.Items.Select(static items => new FieldView(items.ValueType + "?", items.Name)));
        if (layout.KeepsUnknown)
        {
            fields.Add(new FieldView(unknownType + "?", "Unknown"));
        }

        return fields.ToEquatableArray();
    }

    private static EquatableArray<FieldView> Builders(PayloadLayout layout, string unknownType) => layout.Items
        .Where(static items => !items.IsSingle)
        .Select(static items =>
            new FieldView($"{ClrTypes.Runtime}ValueListBuilder<{items.ElementType}>", items.Builder))
        .Concat(layout.Properties.Where(static property => property.Repeats).Select(static property => new FieldView(
            $"{ClrTypes.Runtime}ValueListBuilder<{ClrTypes.Of(property.Model.Type.Element!)}>", property.Builder)))
        .Concat(layout.KeepsUnknown
            ? [new FieldView($"{ClrTypes.Runtime}ValueListBuilder<{unknownType}>", "_unknown")]
            : Array.Empty<FieldView>())
        .Concat(layout.TakesFirstObject ? [new FieldView("bool", "_hasObject")] : Array.Empty<FieldView>())
        .ToEquatableArray();

    /// <summary>Statements that end lists under construction.</summary>
    private static EquatableArray<string> Lists(PayloadLayout layout) => layout.Items
        .Where(static items => !items.IsSingle)
        .Select(static items => $"{items.Name} = {items.Builder}.ToList();")
        .Concat(layout.Properties.Where(static property => property.Repeats).Select(static property =>
            $"{property.Name} = {property.Builder}.Count > 0 ? {property.Builder}.ToList() : null;"))
        .ToEquatableArray();

    /// <summary>The list that takes all resources of a message; null when there are several, or none.</summary>
    private static string? OnlyList(PayloadLayout layout) =>
        layout.Items.Count == 1 && !layout.Items[0].IsSingle ? layout.Items[0].Builder : null;
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Decides the members of a record from a layout.</summary>
internal static class MembersCode
{
    /// <summary>How a record carries its members.</summary>
    public enum Style
    {
        /// <summary>Required properties are positional.</summary>
        Positional,

        /// <summary>Everything may be absent.</summary>
        Optional,
    }

    /// <param name="content">The type of the content.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="style">Whether required properties are positional.</param>
    /// <param name="hasBase">Whether the record derives from one that prints members.</param>
    public static MembersView Of(string content, PayloadLayout layout, Style style, bool hasBase)
    {
        List<PropertyCode> required = layout.Properties
            .Where(property => style is Style.Positional && property.Model.Required).ToList();
        List<PropertyCode> optional = layout.Properties.Where(property => !required.Contains(property)).ToList();
        List<ParameterView> parameters = required.ConvertAll(Parameter);
        return new MembersView(
            content,
            ParameterList(parameters),
            parameters.ToEquatableArray(),
            optional.SelectMany(Members).Concat(layout.Items.Select(Member)).ToEquatableArray(),
            required.SelectMany(Tests).ToEquatableArray(),
            required.Count == 0 && hasBase
                ? ""
                : $"({string.Join(", ", required.Select(property => Argument(property, isChecked: hasBase)))})",
            optional.SelectMany(FromContent).Concat(layout.Items.Select(FromContent)).ToEquatableArray(),
            layout.Properties.SelectMany(property => ToContent(property, required.Contains(property)))
                .Concat(layout.Items.Select(static items => $"{items.Name} = {items.Name},")).ToEquatableArray(),
            HidesValues: layout.Properties.Any(static property => property.Model.Sensitive) || !hasBase,
            hasBase
                ? "protected override bool PrintMembers(global::System.Text.StringBuilder builder)"
                : "private bool PrintMembers(global::System.Text.StringBuilder builder)",
            hasBase,
            Prints(required, optional, layout.Items, hasBase));
    }

    /// <summary>Members of a message whose shape repeats.</summary>
    public static MembersView OfList(
        string content, string elementType, string name, ShapeModel shape, PayloadLayout layout)
    {
        List<ItemsCode> free = layout.FreeItems.ToList();
        string type = $"{ClrTypes.Runtime}ValueList<{elementType}>";
        return new MembersView(
            content,
            "",
            default,
            free.Select(static items => Member(items) with
                {
                    Doc = Docs.Of(items.Model.Facts, "The resources, in order", "Those that stand beside no object."),
                })
                .Prepend(new MemberView(Docs.Of(shape.Facts, "The objects"), type, name, Empty(type), null))
                .ToEquatableArray(),
            default,
            "",
            free.Select(static items => $"{items.Name} = content.{items.Name} ?? {items.ValueType}.Empty,")
                .Prepend($"{name} = content.AllObjects ?? {type}.Empty,").ToEquatableArray(),
            free.Select(static items => $"{items.Name} = {items.Name},").Prepend($"AllObjects = {name},").ToEquatableArray(),
            HidesValues: false,
            "",
            PrintsBase: true,
            default,
            layout.Object.Parent is null ? name : null);
    }

    public static ParameterView Parameter(PropertyCode property) => new(
        Docs.Parameter(property.Name, property.Model.Facts, $"The value of {property.Name}"),
        property.ValueType,
        property.Name,
        CSharp.Camel(property.Name));

    /// <summary>An initializer on a line of its own: the types are long.</summary>
    private static string Empty(string type) => $" =\n        {type}.Empty;";

    private static string ParameterList(List<ParameterView> parameters)
    {
        if (parameters.Count == 0)
        {
            return "";
        }

        IEnumerable<string> items = parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}");
        string line = string.Join(", ", items);
        return line.Length < 50 ? $"({line})" : $"(\n    {string.Join(",\n    ", items)})";
    }

    private static IEnumerable<MemberView> Members(PropertyCode property)
    {
        PropertyModel model = property.Model;
        string? unit = model.Unit is null
            || string.Equals(model.Unit, model.Type.Kind.ToString(), StringComparison.OrdinalIgnoreCase)
            ? null
            : $"Unit: {model.Unit}.";
        string? usual = model.Default is null ? null : $"When absent, {model.Default} is meant.";
        string? secret = model.Sensitive ? "Sensitive: never printed." : null;
        string? required = model.Required ? "Required of a peer that follows the schema." : null;
        yield return new MemberView(
            Docs.Of(model.Facts, $"The value of {property.Name}", unit, usual, required, secret),
            property.ValueType + "?",
            property.Name,
            "",
            Docs.Obsolete(model.Facts));
        if (property.HasRaw)
        {
            yield return new MemberView(
                Docs.Summary(
                    $"The text of {property.Name} when it is not {ClrTypes.Describe(model.Type)}; null otherwise. "
                    + "It is written back."),
                "string?",
                property.RawName,
                "",
                null);
        }
    }

    private static MemberView Member(ItemsCode items) => new(
        Docs.Of(items.Model.Facts, items.IsSingle ? "The resource" : "The resources, in order"),
        items.IsSingle ? items.ValueType + "?" : items.ValueType,
        items.Name,
        items.IsSingle ? "" : Empty(items.ValueType),
        Docs.Obsolete(items.Model.Facts));

    /// <summary>What tells that a required property is missing, of a variable <c>content</c>.</summary>
    public static IEnumerable<RequiredView> Tests(PropertyCode property)
    {
        PropertyModel model = property.Model;
        bool isAttribute = model.Key is null && model.Paths.Count > 0 && model.Paths[0].Attribute is not null;
        string place = model.Paths.Count == 0 ? "" : model.Paths[0].ToString();
        if (model.Key is not null)
        {
            place += $"[{model.Key}]";
        }

        string code = isAttribute ? "MissingAttribute" : "MissingElement";
        yield return new RequiredView(
            property.HasRaw
                ? $"content.{property.Name} is null && content.{property.RawName} is null"
                : $"content.{property.Name} is null",
            code,
            CSharp.Text($"{property.Name} is missing: {place}."));
        if (property.HasRaw)
        {
            yield return new RequiredView(
                $"content.{property.Name} is null",
                "InvalidValue",
                CSharp.Text($"{property.Name} is not {ClrTypes.Describe(model.Type)}: {place}."));
        }
    }

    private static string Argument(PropertyCode property, bool isChecked)
    {
        string value = $"content.{property.Name}{(isChecked ? "" : "!")}";
        return ClrTypes.IsReference(property.Model.Type) ? value : value + ".Value";
    }

    private static IEnumerable<string> FromContent(PropertyCode property)
    {
        yield return $"{property.Name} = content.{property.Name},";
        if (property.HasRaw)
        {
            yield return $"{property.RawName} = content.{property.RawName},";
        }
    }

    private static string FromContent(ItemsCode items) => items.IsSingle
        ? $"{items.Name} = content.{items.Name},"
        : $"{items.Name} = content.{items.Name}!,";

    private static IEnumerable<string> ToContent(PropertyCode property, bool isPositional)
    {
        yield return $"{property.Name} = {property.Name},";
        if (property.HasRaw && !isPositional)
        {
            yield return $"{property.RawName} = {property.RawName},";
        }
    }

    private static EquatableArray<PrintView> Prints(
        List<PropertyCode> required, List<PropertyCode> optional, EquatableArray<ItemsCode> items, bool hasBase)
    {
        List<(string Name, string Value)> prints = [];
        foreach (PropertyCode property in required.Concat(optional))
        {
            bool isOptional = optional.Contains(property);
            bool isSensitive = property.Model.Sensitive;
            string test = isOptional ? $"{property.Name} is null ? null : \"***\"" : "\"***\"";
            prints.Add((property.Name, isSensitive ? test : BoxFree(property)));
            if (isOptional && property.HasRaw)
            {
                prints.Add((
                    property.RawName, isSensitive ? $"{property.RawName} is null ? null : \"***\"" : property.RawName));
            }
        }

        prints.AddRange(
            items.Select(static item => (item.Name, item.Name + (item.IsSingle ? "?" : "") + ".ToString()")));
        return prints
            .Select((print, i) =>
                new PrintView(CSharp.Text($"{(i > 0 || hasBase ? ", " : "")}{print.Name} = "), print.Value))
            .ToEquatableArray();

        string BoxFree(PropertyCode property) =>
            property.Model.Type.Kind is TypeKind.String ? property.Name
            : ClrTypes.IsReference(property.Model.Type)
                ? $"{property.Name}{(optional.Contains(property) ? "?" : "")}.ToString()"
            : $"{property.Name}.ToString()";
    }
}

using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds enumerations, resources and the properties of resources and shapes.</summary>
internal static class ContentBinder
{
    private static readonly PathModel Bag = new(default, null);

    public static EquatableArray<EnumModel> Enums(Declarations all) => ProtocolBinder.Accepted(all.Enums)
        .Select(one => new EnumModel(
            one.Name,
            one.NameClr,
            ProtocolBinder.Accepted(one.Members).Select(value => BindValue(all, value)).ToEquatableArray(),
            FactsBinder.Bind(all, one.Element)))
        .ToEquatableArray();

    public static EquatableArray<ResourceModel> Resources(Declarations all) =>
        ProtocolBinder.Accepted(all.Resources)
            .Select(resource => new ResourceModel(
                resource.Name,
                ResourceClr(resource),
                resource.Value("wire") ?? resource.Name,
                ProtocolBinder.Accepted(resource.Members)
                    .Select(property => BindProperty(all, property, resource, Bag))
                    .OfType<PropertyModel>().ToEquatableArray(),
                resource.Blocks.SelectMany(block => WireBinder.Fixed(block)).ToEquatableArray(),
                FactsBinder.Bind(all, resource.Element),
                NameSyntax.Words(resource.Value("wire-also")).ToEquatableArray()))
            .ToEquatableArray();

    /// <summary>The C# type name of a resource.</summary>
    public static string ResourceClr(Declared resource) => resource.NameClr + "Resource";

    /// <summary>A property; null when its type is not declared.</summary>
    public static PropertyModel? BindProperty(
        Declarations all, Declared property, Declared owner, PathModel anchor)
    {
        if (BindType(all, property) is not { } type)
        {
            return null;
        }

        SchemaElement element = property.Element;
        return new PropertyModel(
            property.Name,
            property.NameClr,
            Places.Resolve(anchor, property.Value("path")),
            property.Value("key"),
            type,
            Attributes.Bool(element, "required"),
            element.Value("default"),
            element.Value("unit"),
            Attributes.Bool(element, "sensitive") || Attributes.Bool(property.Block, "sensitive")
                || Attributes.Bool(owner.Element, "sensitive"),
            property.Value("space") == "preserve",
            FactsBinder.Bind(all, element),
            NameSyntax.Words(property.Value("key-also")).ToEquatableArray())
        {
            Repeats = Attributes.Bool(element, "repeats") && type.Kind is TypeKind.List,
        };
    }

    /// <summary>
    /// The type of a property or option, a string when it names none; null when the type is not declared.
    /// </summary>
    public static TypeModel? BindType(Declarations all, Declared owner)
    {
        if (owner.Element.Attribute("type") is null)
        {
            return new TypeModel(TypeKind.String);
        }

        if (owner.Value("type") is not { } text)
        {
            return null;
        }

        (bool isList, string name) = TypeSyntax.Split(text);
        TypeModel? element = TypeSyntax.Known.TryGetValue(name, out TypeKind kind)
            ? new TypeModel(kind)
            : ProtocolBinder.Accepted(all.Enums).FirstOrDefault(one => one.Name == name) is { } declared
                ? new TypeModel(TypeKind.Enum, declared.NameClr)
                : null;
        return isList && element is not null
            ? new TypeModel(TypeKind.List, Element: element, Separator: Separator(owner))
            : element;
    }

    private static string Separator(Declared owner) =>
        owner.Element.Value("separator") is { Length: > 0 } separator ? separator : ",";

    private static EnumValueModel BindValue(Declarations all, Declared value) =>
        new(value.Name, value.NameClr, FactsBinder.Bind(all, value.Element));
}

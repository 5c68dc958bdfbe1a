using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Properties of editable documents: where each stands, and how its text is read and written.</summary>
internal static class DocumentCode
{
    private const string Codecs = "global::LdmCodegen.Runtime.Documents.ValueCodec";

    /// <summary>Members that resources and objects of documents have anyway.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Element", "PayloadElement", "Properties", "Resources", "ResourceName", "Kind", "Remove", "AddResource",
        "Document", "Item", "GetText", "SetText", "GetValue", "SetValue", "GetList", "SetList", "GetXml", "ToString",
        "Equals", "GetHashCode", "GetType",
    };

    public static EquatableArray<DocumentPropertyView> Of(PayloadLayout layout, PathModel anchor) =>
        layout.Properties.Select(property => Of(property, layout, anchor)).ToEquatableArray();

    /// <summary>A path of a shape as the runtime takes it: from the object, or with a slash from the payload.</summary>
    public static string PathFrom(PathModel anchor, PathModel path)
    {
        int count = anchor.Steps.Count;
        bool isBeneath = path.Steps.Count >= count && path.Steps.Take(count).SequenceEqual(anchor.Steps);
        return isBeneath
            ? new PathModel(path.Steps.Skip(count).ToEquatableArray(), path.Attribute).ToString()
            : "/" + path;
    }

    private static DocumentPropertyView Of(PropertyCode property, PayloadLayout layout, PathModel anchor)
    {
        PropertyModel model = property.Model;
        TypeModel type = model.Type;
        string name = Taken.Contains(property.Name) ? property.Name + "Value" : property.Name;
        return new DocumentPropertyView(
            Docs.Of(
                model.Facts,
                $"The value of {property.Name}",
                model.Unit is null ? null : $"In {model.Unit}.",
                model.Sensitive ? "Secret: never printed." : null,
                "Null when it is absent or no value of its type; setting null removes it."),
            Docs.Obsolete(model.Facts),
            property.ValueType,
            name,
            Place(model, layout, anchor),
            type.Kind switch
            {
                TypeKind.String or TypeKind.Xml => null,
                TypeKind.List => $"{Codecs}.ListOf({name}ElementCodec, {CSharp.Text(type.Separator ?? ",")})",
                _ => Codec(type),
            },
            type.Element is null ? null : Codec(type.Element),
            property.ValueType,
            type.Element is null ? "" : ClrTypes.Of(type.Element),
            type.Kind switch
            {
                TypeKind.String => "Text",
                TypeKind.Xml => "Xml",
                TypeKind.List => "List",
                _ => "Value",
            });
    }

    private static string Place(PropertyModel model, PayloadLayout layout, PathModel anchor)
    {
        string paths = model.Paths.Count == 0
            ? "global::System.Array.Empty<string>()"
            : $"new[] {{ {string.Join(", ", model.Paths.Select(path => CSharp.Text(PathFrom(anchor, path))))} }}";
        List<string> arguments = [paths];
        if (model.Key is not null)
        {
            arguments.Add("key: " + CSharp.Text(model.Key));
            LayoutNode bag = model.Paths.Count == 0
                ? layout.Root
                : layout.Root.Descend(model.Paths[0].Steps, written: false);
            if (bag.Selector is not null)
            {
                arguments.Add("selector: " + CSharp.Text(bag.Selector));
            }
        }

        if (model.PreserveSpace)
        {
            arguments.Add("trims: false");
        }

        if (!model.KeyAlso.IsEmpty)
        {
            arguments.Add($"keyAlso: new[] {{ {string.Join(", ", model.KeyAlso.Select(CSharp.Text))} }}");
        }

        return string.Join(", ", arguments);
    }

    private static string Codec(TypeModel type) => type.Kind switch
    {
        TypeKind.Enum => $"{Codecs}.Open(static text => new {type.Enum}(text), static value => value.Wire)",
        _ => $"{Codecs}.{type.Kind}",
    };
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Reading;

/// <summary>Names of types and uses of shapes.</summary>
internal static class TypeSyntax
{
    private const string ListPrefix = "list of ";

    /// <summary>The types that need no declaration, by the name the schema gives them.</summary>
    public static readonly IReadOnlyDictionary<string, TypeKind> Known =
        new Dictionary<string, TypeKind>(StringComparer.Ordinal)
        {
            ["string"] = TypeKind.String,
            ["bool"] = TypeKind.Bool,
            ["int32"] = TypeKind.Int32,
            ["int64"] = TypeKind.Int64,
            ["uint32"] = TypeKind.UInt32,
            ["uint64"] = TypeKind.UInt64,
            ["decimal"] = TypeKind.Decimal,
            ["percent"] = TypeKind.Percent,
            ["bytes"] = TypeKind.Bytes,
            ["duration"] = TypeKind.Duration,
            ["timestamp"] = TypeKind.Timestamp,
            ["uuid"] = TypeKind.Uuid,
            ["mac"] = TypeKind.Mac,
            ["hex32"] = TypeKind.Hex32,
            ["hex64"] = TypeKind.Hex64,
            ["base64"] = TypeKind.Base64,
            ["xml"] = TypeKind.Xml,
        };

    /// <summary>Splits <c>list of T</c>; the element is the type itself when it is no list.</summary>
    public static (bool IsList, string Element) Split(string type)
    {
        string text = string.Join(" ", NameSyntax.Words(type));
        return text.StartsWith(ListPrefix, StringComparison.Ordinal)
            ? (true, text.Substring(ListPrefix.Length))
            : (false, text);
    }

    /// <summary>Whether the text is a name or <c>list of</c> a name; raw XML has no list.</summary>
    public static bool IsType(string text)
    {
        (bool isList, string element) = Split(text);
        return NameSyntax.IsName(element) && !(isList && element == "xml");
    }

    /// <summary>Splits <c>Name?</c> and <c>Name*</c>.</summary>
    public static (string Shape, Occurs Occurs) SplitUse(string use)
    {
        string text = use.Trim();
        char last = text.Length == 0 ? ' ' : text[text.Length - 1];
        return last switch
        {
            '?' => (text.Substring(0, text.Length - 1), Occurs.Optional),
            '*' => (text.Substring(0, text.Length - 1), Occurs.Many),
            _ => (text, Occurs.One),
        };
    }
}

using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Text to values of the schema's types, which are the values that generated code has.</summary>
internal static class ValueReader
{
    /// <summary>The value in a text; null when the text is none of the type.</summary>
    public static object? Read(TypeModel type, Utf8XmlText text) => type.Kind switch
    {
        TypeKind.Enum => text.Trim().ToString(),
        TypeKind.Xml => RawXml.Copy(text.Raw),
        TypeKind.Bool => text.TryGetBool(out bool value) ? value : null,
        TypeKind.Int32 => text.TryGetInt32(out int value) ? value : null,
        TypeKind.Int64 => text.TryGetInt64(out long value) ? value : null,
        TypeKind.UInt32 => text.TryGetUInt32(out uint value) ? value : null,
        TypeKind.UInt64 => text.TryGetUInt64(out ulong value) ? value : null,
        TypeKind.Decimal => text.TryGetDecimal(out decimal value) ? value : null,
        TypeKind.Percent => text.TryGetPercent(out decimal value) ? value : null,
        TypeKind.Bytes => text.TryGetBytes(out ByteSize value) ? value : null,
        TypeKind.Duration => text.TryGetDuration(out TimeSpan value) ? value : null,
        TypeKind.Timestamp => text.TryGetTimestamp(out DateTimeOffset value) ? value : null,
        TypeKind.Uuid => text.TryGetUuid(out Guid value) ? value : null,
        TypeKind.Mac => text.TryGetMac(out MacAddress value) ? value : null,
        TypeKind.Hex32 => text.TryGetHex32(out uint value) ? value : null,
        TypeKind.Hex64 => text.TryGetHex64(out ulong value) ? value : null,
        TypeKind.Base64 => text.TryGetBase64(out Blob value) ? value : null,
        TypeKind.List => ReadList(type, text),
        _ => text.Trim().ToString(),
    };

    /// <summary>The value in a text that is decoded already.</summary>
    public static object? Read(TypeModel type, string text) =>
        Read(type, Utf8XmlText.OfDecoded(Encoding.UTF8.GetBytes(text)));

    private static List<object>? ReadList(TypeModel type, Utf8XmlText text)
    {
        List<object> values = [];
        foreach (string word in Split(text.Trim().ToString(), type.Separator ?? ","))
        {
            if (Read(type.Element!, word) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values;
    }

    private static string[] Split(string text, string separator) =>
        text.Length == 0 ? []
        : string.IsNullOrWhiteSpace(separator)
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : text.Split(separator, StringSplitOptions.TrimEntries);
}

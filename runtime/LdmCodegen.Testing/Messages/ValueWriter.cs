using System.Globalization;
using System.Security;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Testing.Messages;

/// <summary>Texts that are values of a type.</summary>
internal sealed class ValueWriter(ProtocolModel model, Random random)
{
    private static readonly string[] Words =
        ["a", "ldg1", "front-door", "x_9", "A.b.C", "größe", "日本", "😀", "R&D", "a<b", "it's", "\"q\"", "two words", "]]>"];

    private static readonly string[] PlainWords = ["a", "ldg1", "front", "x_9", "A.b", "zz7"];

    /// <summary>A value, escaped for text and attributes.</summary>
    public string Text(TypeModel type) =>
        type.Kind == TypeKind.Xml ? "<any part=\"1\">text</any>" : SecurityElement.Escape(Value(type, Words))!;

    /// <summary>A value without blanks and quotes, and with no dash before it: an operand.</summary>
    public string Word(TypeModel type) => Value(type, PlainWords).TrimStart('-');

    private string Value(TypeModel type, string[] words) => type.Kind switch
    {
        TypeKind.Bool => Pick("on", "off", "yes", "no", "true", "false", "1", "0"),
        TypeKind.Int32 => Pick(Number(random.Next(-1000, 1000)), Number(int.MinValue), Number(int.MaxValue)),
        TypeKind.Int64 => Pick(Number(random.NextInt64()), Number(long.MinValue), Number(long.MaxValue)),
        TypeKind.UInt32 => Pick(Number(random.Next(1000)), "0", Number(uint.MaxValue)),
        TypeKind.UInt64 => Pick(Number(random.NextInt64()), "0", Number(ulong.MaxValue)),
        TypeKind.Decimal => Pick("0", "12.5", "-0.001", Number(random.Next(100_000)) + ".25"),
        TypeKind.Percent => Number(random.Next(101)) + Pick("", "%"),
        TypeKind.Bytes => Number(random.Next(1, 4096)) + Pick("", "K", "M", "G"),
        TypeKind.Duration => Number(random.Next(100_000)),
        TypeKind.Timestamp => DateTimeOffset.FromUnixTimeSeconds(random.Next()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        TypeKind.Uuid => new Guid(Bytes(16)).ToString(),
        TypeKind.Mac => string.Join(':', Bytes(6).Select(b => b.ToString("x2", CultureInfo.InvariantCulture))),
        TypeKind.Hex32 => Pick("", "0x") + random.Next().ToString("x8", CultureInfo.InvariantCulture),
        TypeKind.Hex64 => Pick("", "0x") + random.NextInt64().ToString("x16", CultureInfo.InvariantCulture),
        TypeKind.Base64 => Convert.ToBase64String(Bytes(random.Next(1, 20))),
        TypeKind.Enum => Pick([.. model.Enums.First(one => one.NameClr == type.Enum).Values.Select(value => value.Wire)]),
        TypeKind.List => List(type),
        _ => Pick(words),
    };

    private string List(TypeModel type)
    {
        string separator = type.Separator ?? ",";
        IEnumerable<string> values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(type.Element!, PlainWords));
        return string.Join(separator, values.Where(value => !value.Contains(separator, StringComparison.Ordinal)));
    }

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(params string[] texts) => texts[random.Next(texts.Length)];

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}

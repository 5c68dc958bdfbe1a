using System.Buffers;
using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>The sentences of faults: what was found and what was expected.</summary>
internal static class XmlFaultText
{
    public const string ElementName = "an element name";
    public const string AttributeName = "an attribute name, '/>' or '>'";
    public const string EmptyStreamTag = "found an empty-element tag, expected a tag that opens a stream";
    public const string SecondStreamHeader = "found a second stream header, expected a document or the end of the stream";
    public const string RootElement = "the root element";
    public const string CDataEndInText = "found ']]>' in text, expected it only at the end of a CDATA section";
    public const string LessThanInValue = "found '<' in an attribute value, expected '&lt;'";

    private const int LongestQuote = 40;

    public static string Expected(ReadOnlySpan<byte> found, string expected) =>
        $"found {Describe(found)}, expected {expected}";

    public static string MismatchedTag(ReadOnlySpan<byte> found, ReadOnlySpan<byte> open) =>
        $"found the end tag '{Shorten(found)}', expected '{Shorten(open)}'";

    public static string DuplicateAttribute(ReadOnlySpan<byte> name) =>
        $"the attribute '{Shorten(name)}' stands twice in one start tag";

    public static string BadColons(ReadOnlySpan<byte> name) =>
        $"the name '{Shorten(name)}' is not a name with at most one prefix before one colon";

    public static string BadReference(ReadOnlySpan<byte> reference, XmlReferenceStatus status) => status switch
    {
        XmlReferenceStatus.Undefined =>
            $"the entity '{Shorten(reference)}' is not defined; only lt, gt, amp, quot and apos are",
        XmlReferenceStatus.Forbidden => $"'{Shorten(reference)}' is not a character that XML allows",
        _ => $"'{Shorten(reference)}' is a reference without its ';', or an '&' that should be '&amp;'",
    };

    /// <summary>Says why the bytes that follow the valid part of a document are not valid.</summary>
    public static string NotAllowed(ReadOnlySpan<byte> bytes, XmlFaultCode code) =>
        code == XmlFaultCode.InvalidCharacter
            ? $"{Describe(bytes)} is not a character that XML allows"
            : string.Create(
                CultureInfo.InvariantCulture, $"the byte 0x{bytes[0]:X2} does not begin a valid UTF-8 sequence");

    public static string MessageTooLong(XmlLimits limits) =>
        Limit("the document is longer", nameof(XmlLimits.MaxMessageBytes), limits.MaxMessageBytes, "bytes");

    public static string EventTooLong(XmlLimits limits) =>
        Limit("the event is longer", nameof(XmlLimits.MaxEventBytes), limits.MaxEventBytes, "bytes");

    public static string HeaderTooLong(XmlLimits limits) =>
        Limit("the stream header is longer", nameof(XmlLimits.MaxHeaderBytes), limits.MaxHeaderBytes, "bytes");

    public static string TooDeep(XmlLimits limits) =>
        Limit("elements are nested deeper", nameof(XmlLimits.MaxDepth), limits.MaxDepth, "levels");

    public static string TooManyAttributes(XmlLimits limits) =>
        Limit("the start tag has more attributes", nameof(XmlLimits.MaxAttributes), limits.MaxAttributes, "attributes");

    public static string NameTooLong(XmlLimits limits) =>
        Limit("the name is longer", nameof(XmlLimits.MaxNameBytes), limits.MaxNameBytes, "bytes");

    /// <summary>The text of some bytes, cut when it is long.</summary>
    public static string Shorten(ReadOnlySpan<byte> utf8)
    {
        StringBuilder text = new();
        int shown = 0;
        while (!utf8.IsEmpty && shown++ < LongestQuote)
        {
            Rune.DecodeFromUtf8(utf8, out Rune rune, out int length);
            text.Append(rune);
            utf8 = utf8[length..];
        }

        return ShownText.Of(utf8.IsEmpty ? text.ToString() : text.Append('…').ToString());
    }

    private static string Describe(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "the end";
        }

        if (Rune.DecodeFromUtf8(bytes, out Rune rune, out _) != OperationStatus.Done)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the byte 0x{bytes[0]:X2}");
        }

        return rune.Value is > 0x20 and < 0x7F ? $"'{rune}'" : NumberOf(rune);
    }

    private static string NumberOf(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    private static string Limit(string what, string option, long limit, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} than {limit} {unit} ({nameof(XmlLimits)}.{option})");
}

namespace LdmCodegen.Runtime.Tests.Xml.Conformance;

/// <summary>
/// Where the reader differs from the suite, one by one, with the reason. It takes no document that is not well-formed.
/// </summary>
internal static class ConformanceExceptions
{
    private const string OtherEncoding = "another encoding than UTF-8, refused before anything else is read";
    private const string OtherVersion = "a declaration of another version than 1.0, refused before the DOCTYPE";
    private const string Colons = "a name with colons that separate no prefix, refused although namespaces are not checked";

    /// <summary>Documents with a DOCTYPE that are refused, or read, for another reason.</summary>
    public static IReadOnlyDictionary<string, string> DoctypeNotReached { get; } = new Dictionary<string, string>
    {
        ["o-p18pass1"] = "what looks like a DOCTYPE stands in a CDATA section and is text",
        ["pr-xml-euc-jp"] = OtherEncoding,
        ["pr-xml-iso-2022-jp"] = OtherEncoding,
        ["pr-xml-shift_jis"] = OtherEncoding,
        ["rmt-e2e-22"] = "a byte order mark, which peers must not send",
        ["rmt-e2e-50"] = OtherVersion,
        ["weekly-euc-jp"] = OtherEncoding,
        ["weekly-iso-2022-jp"] = OtherEncoding,
        ["weekly-shift_jis"] = OtherEncoding,
        ["x-rmt-008b"] = OtherVersion,
    };

    /// <summary>Documents without a DOCTYPE that the suite calls well-formed, and the reader refuses.</summary>
    public static IReadOnlyDictionary<string, string> WellFormedButRefused { get; } = new Dictionary<string, string>
    {
        ["o-p04pass1"] = Colons,
        ["o-p05pass1"] = Colons,
        ["pr-xml-little"] = OtherEncoding,
        ["pr-xml-utf-16"] = OtherEncoding,
        ["utf16b"] = OtherEncoding,
        ["utf16l"] = OtherEncoding,
        ["valid-sa-049"] = OtherEncoding,
        ["valid-sa-050"] = OtherEncoding,
        ["valid-sa-051"] = OtherEncoding,
        ["weekly-little"] = OtherEncoding,
        ["weekly-utf-16"] = OtherEncoding,
    };
}

using System.Buffers;

namespace LdmCodegen.Runtime.Xml;

/// <summary>What must not stand as it is in written text.</summary>
internal static class XmlEscapes
{
    private const string PlainEverywhere =
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007F";

    /// <summary>
    /// ASCII characters that stand for themselves in content; '&gt;' is left out because of "]]&gt;".
    /// </summary>
    public static readonly SearchValues<char> PlainInContent = SearchValues.Create(PlainEverywhere + "\"\t\n");

    /// <summary>ASCII characters that stand for themselves in a double-quoted attribute value.</summary>
    public static readonly SearchValues<char> PlainInAttribute = SearchValues.Create(PlainEverywhere);

    /// <summary>How a character is written that does not stand for itself; empty when it does.</summary>
    public static ReadOnlySpan<byte> Of(char c, bool attribute) => c switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '\r' => "&#13;"u8,
        '"' when attribute => "&quot;"u8,
        '\t' when attribute => "&#9;"u8,
        '\n' when attribute => "&#10;"u8,
        _ => default,
    };

    /// <summary>The reference to a character of white space; empty for any other.</summary>
    public static ReadOnlySpan<byte> OfBlank(char c) => c switch
    {
        ' ' => "&#32;"u8,
        '\t' => "&#9;"u8,
        '\n' => "&#10;"u8,
        '\r' => "&#13;"u8,
        _ => default,
    };
}

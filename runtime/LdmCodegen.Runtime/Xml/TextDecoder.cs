using System.Buffers;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Decodes text that a reader has checked; a destination as long as the text is always enough.</summary>
internal static class TextDecoder
{
    /// <summary>What makes content differ from what it stands for.</summary>
    public static readonly SearchValues<byte> SpecialInContent = SearchValues.Create("&<\r"u8);

    /// <summary>What makes an attribute value differ from what it stands for.</summary>
    public static readonly SearchValues<byte> SpecialInAttribute = SearchValues.Create("&\t\n\r"u8);

    /// <summary>Resolves references and CDATA, leaves child elements out and makes every line end LF.</summary>
    public static int DecodeContent(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        int written = 0;
        while (CopyTo(SpecialInContent, ref raw, destination, ref written))
        {
            if (raw[0] == '&')
            {
                DecodeReference(ref raw, destination, ref written);
            }
            else if (raw[0] == '\r')
            {
                destination[written++] = (byte)'\n';
                raw = AfterLineEnd(raw);
            }
            else if (raw.StartsWith("<![CDATA["u8))
            {
                int end = raw.IndexOf("]]>"u8);
                CopyLines(raw[9..end], destination, ref written);
                raw = raw[(end + 3)..];
            }
            else
            {
                raw = raw[CheckedMarkup.MeasureElement(raw)..];
            }
        }

        return written;
    }

    /// <summary>Resolves references and makes every other white space a blank.</summary>
    public static int DecodeAttribute(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        int written = 0;
        while (CopyTo(SpecialInAttribute, ref raw, destination, ref written))
        {
            if (raw[0] == '&')
            {
                DecodeReference(ref raw, destination, ref written);
            }
            else
            {
                destination[written++] = (byte)' ';
                raw = AfterLineEnd(raw);
            }
        }

        return written;
    }

    private static bool CopyTo(
        SearchValues<byte> special, ref ReadOnlySpan<byte> raw, Span<byte> destination, ref int written)
    {
        int plain = raw.IndexOfAny(special);
        if (plain < 0)
        {
            plain = raw.Length;
        }

        raw[..plain].CopyTo(destination[written..]);
        written += plain;
        raw = raw[plain..];
        return !raw.IsEmpty;
    }

    private static void CopyLines(ReadOnlySpan<byte> text, Span<byte> destination, ref int written)
    {
        for (int found = text.IndexOf((byte)'\r'); found >= 0; found = text.IndexOf((byte)'\r'))
        {
            text[..found].CopyTo(destination[written..]);
            written += found;
            destination[written++] = (byte)'\n';
            text = AfterLineEnd(text[found..]);
        }

        text.CopyTo(destination[written..]);
        written += text.Length;
    }

    private static ReadOnlySpan<byte> AfterLineEnd(ReadOnlySpan<byte> text) =>
        text[(text.StartsWith("\r\n"u8) ? 2 : 1)..];

    private static void DecodeReference(ref ReadOnlySpan<byte> raw, Span<byte> destination, ref int written)
    {
        XmlReference.Read(raw, out uint scalar, out int length);
        written += new Rune(scalar).EncodeToUtf8(destination[written..]);
        raw = raw[length..];
    }
}

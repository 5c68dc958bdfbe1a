using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Checks <c>&lt;?xml version="1.0" encoding="UTF-8"?&gt;</c>; other versions and encodings are refused.
/// </summary>
internal static class XmlDeclaration
{
    private const string OrEnd = "white space and 'encoding' or 'standalone', or '?>'";

    /// <summary>
    /// Whether the text begins with an XML declaration, or with what may become one when more arrives.
    /// </summary>
    public static bool IsAtStartOf(ReadOnlySpan<byte> text) =>
        text.StartsWith("<?xml"u8) && (text.Length == 5 || !XmlNames.Continues(text[5]));

    /// <summary>How long the declaration is that the text begins with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faultOffset">Where it is wrong.</param>
    /// <param name="message">What is wrong; null when nothing is, or when the text ends first.</param>
    /// <returns>The length in bytes; negative when the text ends before the declaration does.</returns>
    public static int Measure(ReadOnlySpan<byte> text, out int faultOffset, out string? message)
    {
        Cursor cursor = new(text);
        bool read = cursor.ReadDeclaration();
        faultOffset = cursor.Offset;
        message = cursor.Message;
        return read ? cursor.Offset : -1;
    }

    private ref struct Cursor(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;

        public int Offset { get; private set; } = 5;

        public string? Message { get; private set; }

        public bool ReadDeclaration()
        {
            if (!ReadWhiteSpace("white space and 'version'")
                || !ReadAttribute("version"u8, "'version'", out ReadOnlySpan<byte> version))
            {
                return false;
            }

            if (!version.SequenceEqual("1.0"u8))
            {
                return FailValue(version, "version", "1.0");
            }

            bool spaced = SkipWhiteSpace();
            if (spaced && NextIs((byte)'e'))
            {
                if (!ReadAttribute("encoding"u8, OrEnd, out ReadOnlySpan<byte> encoding))
                {
                    return false;
                }

                if (!Ascii.EqualsIgnoreCase(encoding, "UTF-8"u8))
                {
                    return FailValue(encoding, "encoding", "UTF-8");
                }

                spaced = SkipWhiteSpace();
            }

            if (spaced && NextIs((byte)'s'))
            {
                if (!ReadAttribute("standalone"u8, OrEnd, out ReadOnlySpan<byte> standalone))
                {
                    return false;
                }

                if (!standalone.SequenceEqual("yes"u8) && !standalone.SequenceEqual("no"u8))
                {
                    return FailValue(standalone, "standalone", "yes or no");
                }

                SkipWhiteSpace();
            }

            return ReadLiteral("?>"u8, OrEnd);
        }

        private readonly bool NextIs(byte b) => Offset < _text.Length && _text[Offset] == b;

        private bool SkipWhiteSpace()
        {
            int start = Offset;
            while (Offset < _text.Length && XmlCharacters.IsWhiteSpace(_text[Offset]))
            {
                Offset++;
            }

            return Offset > start;
        }

        private bool ReadWhiteSpace(string expected) => SkipWhiteSpace() || Fail(expected);

        private bool ReadLiteral(ReadOnlySpan<byte> literal, string expected)
        {
            int common = _text[Offset..].CommonPrefixLength(literal);
            if (common < literal.Length)
            {
                // A text that ends within the literal is not wrong yet.
                return Offset + common < _text.Length && Fail(expected);
            }

            Offset += common;
            return true;
        }

        private bool ReadAttribute(ReadOnlySpan<byte> name, string expected, out ReadOnlySpan<byte> value)
        {
            value = default;
            if (!ReadLiteral(name, expected))
            {
                return false;
            }

            SkipWhiteSpace();
            if (!ReadLiteral("="u8, "'='"))
            {
                return false;
            }

            SkipWhiteSpace();
            if (!NextIs((byte)'"') && !NextIs((byte)'\''))
            {
                return Offset < _text.Length && Fail("a quote");
            }

            byte quote = _text[Offset++];
            int length = _text[Offset..].IndexOfAny(quote, (byte)'<', (byte)'>');
            if (length < 0)
            {
                return false;
            }

            if (_text[Offset + length] != quote)
            {
                Offset += length;
                return Fail("the closing quote");
            }

            value = _text.Slice(Offset, length);
            Offset += length + 1;
            return true;
        }

        private bool Fail(string expected)
        {
            if (Offset < _text.Length)
            {
                Message = XmlFaultText.Expected(_text[Offset..], $"{expected} in the XML declaration");
            }

            return false;
        }

        private bool FailValue(ReadOnlySpan<byte> value, string name, string expected)
        {
            Offset -= value.Length + 1;
            Message = $"the XML declaration's {name} is '{XmlFaultText.Shorten(value)}', expected {expected}";
            return false;
        }
    }
}

using System.Runtime.InteropServices;
using System.Text;

namespace LdmCodegen.Runtime.Tests.Xml.Judges;

/// <summary>The XML parser expat, from the system's library.</summary>
internal static class ExpatJudge
{
    private const string Library = "libexpat.so.1";

    private delegate void StartHandler(IntPtr data, IntPtr name, IntPtr attributes);

    private delegate void EndHandler(IntPtr data, IntPtr name);

    private delegate void TextHandler(IntPtr data, IntPtr text, int length);

    /// <summary>What expat reads, in the form of <see cref="Tokens"/> with joined text; null when it refuses.</summary>
    public static string? Read(byte[] document) => Parse(document, splitAt: 0)?.Single();

    /// <summary>What expat reads of each child of the root, blanks between them left out; null when it refuses.</summary>
    public static IReadOnlyList<string>? ReadChildren(byte[] document) => Parse(document, splitAt: 1);

    private static List<string>? Parse(byte[] document, int splitAt)
    {
        Reading reading = new(splitAt);
        StartHandler onStart = (_, name, attributes) => reading.Start(name, attributes);
        EndHandler onEnd = (_, name) => reading.End(name);
        TextHandler onText = (_, bytes, length) => reading.Append(bytes, length);
        IntPtr parser = XML_ParserCreate(IntPtr.Zero);
        try
        {
            XML_SetElementHandler(parser, onStart, onEnd);
            XML_SetCharacterDataHandler(parser, onText);
            return XML_Parse(parser, document, document.Length, isFinal: 1) == 1 ? reading.Elements : null;
        }
        finally
        {
            XML_ParserFree(parser);
            GC.KeepAlive(onStart);
            GC.KeepAlive(onEnd);
            GC.KeepAlive(onText);
        }
    }

    private static string Text(IntPtr utf8) => Marshal.PtrToStringUTF8(utf8)!;

    [DllImport(Library)]
    private static extern IntPtr XML_ParserCreate(IntPtr encoding);

    [DllImport(Library)]
    private static extern void XML_SetElementHandler(IntPtr parser, StartHandler start, EndHandler end);

    [DllImport(Library)]
    private static extern void XML_SetCharacterDataHandler(IntPtr parser, TextHandler text);

    [DllImport(Library)]
    private static extern int XML_Parse(IntPtr parser, byte[] bytes, int length, int isFinal);

    [DllImport(Library)]
    private static extern void XML_ParserFree(IntPtr parser);

    /// <summary>The elements at one depth, each as a line of tokens.</summary>
    private sealed class Reading(int splitAt)
    {
        private readonly StringBuilder _tokens = new();
        private readonly List<byte> _text = [];
        private int _depth;

        public List<string> Elements { get; } = [];

        public void Start(IntPtr name, IntPtr attributes)
        {
            FlushText();
            if (_depth++ < splitAt)
            {
                return;
            }

            _tokens.Append('<').Append(Text(name));
            for (int i = 0; ValueAt(attributes, i) is var attribute && attribute != IntPtr.Zero; i += 2)
            {
                _tokens.Append(' ').Append(Text(attribute)).Append("=[").Append(Text(ValueAt(attributes, i + 1))).Append(']');
            }

            _tokens.Append('>');
        }

        public void End(IntPtr name)
        {
            FlushText();
            if (--_depth >= splitAt)
            {
                _tokens.Append("</").Append(Text(name)).Append('>');
            }

            if (_depth == splitAt)
            {
                Elements.Add(_tokens.ToString());
                _tokens.Clear();
            }
        }

        public void Append(IntPtr text, int length)
        {
            byte[] part = new byte[length];
            Marshal.Copy(text, part, 0, length);
            _text.AddRange(part);
        }

        private static IntPtr ValueAt(IntPtr array, int index) => Marshal.ReadIntPtr(array, index * IntPtr.Size);

        private void FlushText()
        {
            string text = Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_text));
            _text.Clear();
            if (text.Length > 0 && (_depth > splitAt || !string.IsNullOrWhiteSpace(text)))
            {
                _tokens.Append('[').Append(text).Append(']');
            }
        }
    }
}

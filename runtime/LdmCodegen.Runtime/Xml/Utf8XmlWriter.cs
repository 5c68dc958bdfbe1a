using System.Buffers;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Writes UTF-8 markup into a buffer writer: literals as they are, values escaped. <see cref="Flush"/> must be called
/// once at the end. When a write throws, what is in the buffer writer is part of a document and must be thrown away.
/// </summary>
public ref partial struct Utf8XmlWriter
{
    private const int LeastBuffer = 512;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _buffer;
    private int _used;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where the bytes go.</param>
    public Utf8XmlWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Writes markup as it is.</summary>
    /// <param name="markup">UTF-8 markup that is known to be right.</param>
    public void WriteLiteral(scoped ReadOnlySpan<byte> markup)
    {
        if (markup.Length > _buffer.Length - _used)
        {
            Grow(markup.Length);
        }

        markup.CopyTo(_buffer[_used..]);
        _used += markup.Length;
    }

    /// <summary>Writes the name of an element or attribute.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The text is no XML name.</exception>
    public void WriteName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        if (utf8.Length == 0 || XmlNames.Measure(utf8) != utf8.Length || !XmlNames.HasValidColons(utf8))
        {
            throw new ArgumentException($"'{name}' is no XML name.", nameof(name));
        }

        WriteLiteral(utf8);
    }

    /// <summary>
    /// Writes element content, escaped so that it reads back exactly by readers that take white space around it away: at
    /// its ends white space is a reference.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">
    /// A character that XML 1.0 cannot carry; the message gives its index.
    /// </exception>
    public void WriteText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteTrimmed(value, XmlEscapes.PlainInContent);
    }

    /// <summary>Writes element content to which white space around it belongs, escaped so that it reads back exactly.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">
    /// A character that XML 1.0 cannot carry; the message gives its index.
    /// </exception>
    public void WritePreservedText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteEscaped(value, 0, value.Length, XmlEscapes.PlainInContent);
    }

    /// <summary>
    /// Writes the value of a double-quoted attribute, escaped so that it reads back exactly by readers that take white space
    /// around it away: at its ends white space is a reference.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">
    /// A character that XML 1.0 cannot carry; the message gives its index.
    /// </exception>
    public void WriteAttributeText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteTrimmed(value, XmlEscapes.PlainInAttribute);
    }

    /// <summary>
    /// Writes the value of a double-quoted attribute to which white space around it belongs, escaped so that it reads back
    /// exactly.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">
    /// A character that XML 1.0 cannot carry; the message gives its index.
    /// </exception>
    public void WritePreservedAttributeText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteEscaped(value, 0, value.Length, XmlEscapes.PlainInAttribute);
    }

    /// <summary>Writes markup that was kept.</summary>
    /// <param name="xml">The markup.</param>
    public void WriteRaw(RawXml xml) => WriteLiteral(xml.Utf8.Span);

    /// <summary>Hands over what is still held back.</summary>
    public void Flush()
    {
        if (_used > 0)
        {
            _output.Advance(_used);
        }

        _used = 0;
        _buffer = default;
    }

    private void Grow(int size)
    {
        Flush();
        _buffer = _output.GetSpan(Math.Max(size, LeastBuffer));
    }

    private Span<byte> Reserve(int size)
    {
        if (size > _buffer.Length - _used)
        {
            Grow(size);
        }

        return _buffer[_used..];
    }
}

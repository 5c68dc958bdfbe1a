using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;

namespace LdmCodegen.Tool.Output;

/// <summary>Prints the messages and faults of an input, one JSON object per line.</summary>
internal sealed class DecodedOutput(TextWriter output, ReadOnlyMemory<byte> input, IDocumentDecoder decoder)
{
    private readonly JsonLines _lines = new(output);

    /// <summary>How many documents were seen, bad ones included.</summary>
    public int Documents { get; private set; }

    /// <summary>How many of them could not be read.</summary>
    public int Faults { get; private set; }

    /// <summary>Prints one document.</summary>
    public void Write(InputDocument document)
    {
        Documents++;
        if (document.Fault is { } unreadable)
        {
            WriteFault(document, unreadable);
            return;
        }

        (ReadOnlyMemory<byte> bytes, long offset) = Wrapping.Unwrap(document, decoder.Roots);
        if (Wrapping.IsNegotiation(bytes.Span))
        {
            return;
        }

        if (decoder.TryDecode(bytes.Span, out Action<Utf8JsonWriter>[] messages, out XmlFault fault))
        {
            WriteMessages(document, messages);
        }
        else
        {
            WriteFault(document, fault with { Offset = offset + fault.Offset });
        }
    }

    private void WriteMessages(InputDocument document, Action<Utf8JsonWriter>[] messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            int command = i + 1;
            _lines.Write(json =>
            {
                messages[command - 1](json);
                if (messages.Length > 1)
                {
                    json.WriteNumber("document", document.Number);
                    json.WriteNumber("command", command);
                }
            });
        }
    }

    private void WriteFault(InputDocument document, XmlFault fault)
    {
        Faults++;
        TextPosition position = TextPosition.Of(input.Span, fault.Offset);
        _lines.Write(json => FaultJson.WriteMembers(json, document.Number, fault, position));
    }
}

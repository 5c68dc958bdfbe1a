using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>Prints the messages and faults of an input, one JSON object per line.</summary>
internal sealed class DecodedOutput(TextWriter output, ReadOnlyMemory<byte> input)
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

        (ReadOnlyMemory<byte> bytes, long offset) = Wrapping.Unwrap(document);
        if (Wrapping.IsNegotiation(bytes.Span))
        {
            return;
        }

        if (LdmWire.TryParseAll(bytes.Span, out LdmMessage[] messages, out XmlFault fault))
        {
            WriteMessages(document, messages);
        }
        else
        {
            WriteFault(document, fault with { Offset = offset + fault.Offset });
        }
    }

    private void WriteMessages(InputDocument document, LdmMessage[] messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            int command = i + 1;
            _lines.Write(json =>
            {
                MessageJson.WriteMembers(json, messages[command - 1]);
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

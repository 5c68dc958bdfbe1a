using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;

namespace LdmCodegen.Tool.Output;

/// <summary>
/// Prints the messages and faults of an input, one JSON object per line; repairs and their number go to
/// <paramref name="remarks"/>.
/// </summary>
internal sealed class DecodedOutput(
    TextWriter output, ReadOnlyMemory<byte> input, IDocumentDecoder decoder, TextWriter remarks, XmlTolerance? tolerance)
{
    private readonly JsonLines _lines = new(output);
    private readonly SortedDictionary<string, int> _repairs = new(StringComparer.Ordinal);

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
            if (TryRepair(document, document.Bytes.Span, document.Offset))
            {
                return;
            }

            WriteFault(document, unreadable);
            return;
        }

        (ReadOnlyMemory<byte> bytes, long offset) = Wrapping.Unwrap(document, decoder.Roots);
        if (Wrapping.IsNegotiation(bytes.Span))
        {
            return;
        }

        if (decoder.TryDecode(bytes.Span, out Action<Utf8JsonWriter>[] messages, out XmlFault fault)
            && tolerance?.MayHaveAlias(bytes.Span) != true)
        {
            WriteMessages(document, messages);
        }
        else if (!TryRepair(document, bytes.Span, offset))
        {
            if (!fault.IsNone)
            {
                WriteFault(document, fault with { Offset = offset + fault.Offset });
                return;
            }

            WriteMessages(document, messages);
        }
    }

    /// <summary>Tells how often each repair was used.</summary>
    public void Complete()
    {
        if (_repairs.Count > 0)
        {
            remarks.WriteLine(
                $"repaired: {string.Join(", ", _repairs.Select(static one => $"{one.Key} {one.Value}"))}");
        }
    }

    private bool TryRepair(InputDocument document, ReadOnlySpan<byte> bytes, long offset)
    {
        if (tolerance is null
            || !tolerance.TryRepair(bytes, out byte[] repaired, out IReadOnlyList<XmlRepair> repairs)
            || !decoder.TryDecode(repaired, out Action<Utf8JsonWriter>[] messages, out _))
        {
            return false;
        }

        foreach (XmlRepair repair in repairs)
        {
            TextPosition position = TextPosition.Of(input.Span, offset + repair.Offset);
            remarks.WriteLine(
                $"document {document.Number} ({position.Line},{position.Column}): {repair.Id}: {repair.Message}");
            _repairs[repair.Id] = _repairs.GetValueOrDefault(repair.Id) + 1;
        }

        WriteMessages(document, messages);
        return true;
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

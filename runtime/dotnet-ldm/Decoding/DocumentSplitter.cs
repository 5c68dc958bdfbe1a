using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Tool.Decoding;

/// <summary>
/// Cuts an input into documents: one document, several after each other, or a captured stream with its headers. After
/// bytes that are no document it goes on at the next place where one begins.
/// </summary>
internal sealed class DocumentSplitter(ReadOnlyMemory<byte> input, IDocumentDecoder decoder)
{
    private int _number;

    /// <summary>The documents and the faults between them, in order.</summary>
    public async IAsyncEnumerable<InputDocument> SplitAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long position = 0;
        while (position < input.Length)
        {
            long start = position;
            ReadOnlyMemory<byte> rest = input[(int)start..];
            FramingMode mode = StreamStart.IsAt(rest.Span) ? FramingMode.XmlStream
                : HasMarks(rest.Span) ? FramingMode.EndOfMessage : FramingMode.Documents;
            PipeReader pipe = PipeReader.Create(new ReadOnlySequence<byte>(rest));
            using FrameReader frames = new(pipe, mode, XmlLimits.Default, TimeProvider.System);
            bool goesOn = true;
            while (goesOn)
            {
                (Frame frame, XmlFault? fault) = await NextAsync(frames, cancellationToken);
                if (fault is { } found)
                {
                    XmlFault inInput = Explain(position, found with { Offset = start + found.Offset });
                    long next = NextStart(position);
                    yield return new InputDocument(
                        ++_number, input[(int)position..(int)next], position, inInput);
                    position = next;
                    break;
                }

                if (frame.Kind == FrameKind.End)
                {
                    yield break;
                }

                position = start + frame.Offset + frame.Bytes.Length;
                if (frame.Kind == FrameKind.Document)
                {
                    yield return new InputDocument(++_number, frame.Bytes, start + frame.Offset, null);
                }

                goesOn = frame.Kind != FrameKind.StreamClose && !StreamStart.IsAt(input.Span[(int)position..]);
            }
        }
    }

    // Documents of a file may stand without the marks that a connection has between them.
    private bool HasMarks(ReadOnlySpan<byte> rest) =>
        decoder.Framing is FramingMode.EndOfMessage && rest.IndexOf("]]>]]>"u8) >= 0;

    private static async ValueTask<(Frame Frame, XmlFault? Fault)> NextAsync(
        FrameReader frames, CancellationToken cancellationToken)
    {
        try
        {
            return (await frames.ReadAsync(cancellationToken), null);
        }
        catch (XmlFaultException fault)
        {
            return (default, fault.Fault);
        }
    }

    // Framing looks at tags only as far as it must to find ends: a reader may see an earlier cause in the same bytes.
    private XmlFault Explain(long position, XmlFault fault)
    {
        Utf8XmlReader reader = new(input.Span[(int)position..]);
        while (reader.Read())
        {
            // Only the fault matters.
        }

        XmlFault cause = reader.Fault;
        return cause.IsNone || position + cause.Offset >= fault.Offset
            ? fault
            : cause with { Offset = position + cause.Offset };
    }

    // Where a message of the protocol or a new XML declaration begins, after the document that begins at `position`.
    private long NextStart(long position)
    {
        ReadOnlySpan<byte> rest = input.Span[(int)position..];
        int own = rest.IndexOf((byte)'<') + 1;
        int next = rest.Length - own;
        foreach (string start in (string[])[.. decoder.Roots.Select(root => "<" + root), "<?xml "])
        {
            int found = rest[own..].IndexOf(Encoding.UTF8.GetBytes(start));
            next = found < 0 ? next : Math.Min(next, found);
        }

        return position + own + next;
    }
}

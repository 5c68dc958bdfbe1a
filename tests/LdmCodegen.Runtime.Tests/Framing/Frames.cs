using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

/// <summary>Feeds bytes to a frame reader in given pieces and writes down what comes out, one line per frame.</summary>
internal static class Frames
{
    // Everything runs inline: when a write returns, the reader has done all it can with the bytes.
    private static readonly PipeOptions Inline = new(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: 0,
        minimumSegmentSize: 16,
        useSynchronizationContext: false);

    public static string Of(string stream, FramingMode mode, XmlLimits? limits = null, string eventRoot = "event") =>
        Of([Encoding.UTF8.GetBytes(stream)], mode, limits, eventRoot);

    public static string Of(
        IEnumerable<byte[]> pieces, FramingMode mode, XmlLimits? limits = null, string eventRoot = "event")
    {
        Pipe pipe = new(Inline);
        using FrameReader reader = new(pipe.Reader, mode, limits ?? XmlLimits.Default, TimeProvider.System);
        reader.SetEventRoot(Encoding.UTF8.GetBytes(eventRoot));
        Task<string> reading = ReadAllAsync(reader);
        foreach (byte[] piece in pieces)
        {
            Assert.True(pipe.Writer.WriteAsync(piece).AsTask().IsCompleted);
        }

        pipe.Writer.Complete();
        Assert.True(reading.IsCompleted);
        return reading.Result;
    }

    /// <summary>The documents of a whole stream; null when the stream is refused or does not end.</summary>
    public static List<byte[]>? DocumentsOf(byte[] stream)
    {
        using FrameReader reader = new(
            PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(stream)),
            FramingMode.XmlStream,
            XmlLimits.Default,
            TimeProvider.System);
        List<byte[]> documents = [];
        try
        {
            while (true)
            {
                ValueTask<Frame> reading = reader.ReadAsync();
                Frame frame = reading.IsCompleted ? reading.Result : throw new InvalidOperationException("It waits.");
                switch (frame.Kind)
                {
                    case FrameKind.Document:
                        documents.Add(frame.Bytes.ToArray());
                        break;
                    case FrameKind.End:
                        return documents;
                }
            }
        }
        catch (XmlFaultException)
        {
            return null;
        }
    }

    public static IEnumerable<byte[]> CutAt(byte[] stream, int place) => [stream[..place], stream[place..]];

    public static IEnumerable<byte[]> OneByOne(byte[] stream) => stream.Select(b => new[] { b });

    public static async Task<string> ReadAllAsync(FrameReader reader)
    {
        StringBuilder lines = new();
        try
        {
            while (true)
            {
                Frame frame = await reader.ReadAsync().ConfigureAwait(false);
                lines.Append(frame.Kind).Append('@').Append(frame.Offset).Append(' ')
                    .Append(Encoding.Latin1.GetString(frame.Bytes.Span)).Append('\n');
                if (frame.Kind == FrameKind.End)
                {
                    return lines.ToString();
                }
            }
        }
        catch (XmlFaultException fault)
        {
            return lines.Append(fault.Message).Append('\n').ToString();
        }
    }
}

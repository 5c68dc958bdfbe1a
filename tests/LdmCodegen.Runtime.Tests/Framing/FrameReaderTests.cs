using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

public class FrameReaderTests
{
    [Fact]
    public void A_stream_is_cut_into_its_header_its_documents_and_its_end()
    {
        Assert.Equal(
            "StreamOpen@0 <?xml version='1.0'?> <s:stream to='x>y'>\n" +
            "Document@45 <a/>\n" +
            "Document@49 <b c=\"/>\">x<![CDATA[</b>]]]]>&gt;<b/></b >\n" +
            "Document@114 <d/>\n" +
            "StreamClose@119 </s:stream >\n" +
            "End@132 \n",
            Frames.Of(
                "<?xml version='1.0'?> <s:stream to='x>y'>\n \r\n<a/><b c=\"/>\">x<![CDATA[</b>]]]]>&gt;<b/></b >\n" +
                "<?xml version='1.0'?>\n<d/>\n</s:stream >\n",
                FramingMode.XmlStream));
    }

    [Fact]
    public void Documents_follow_each_other_without_a_header() => Assert.Equal(
        "Document@0 <a></a>\nDocument@29 <b/>\nEnd@33 \n",
        Frames.Of("<a></a><?xml version='1.0'?>\n<b/>", FramingMode.Documents));

    [Fact]
    public async Task A_frame_is_handed_over_at_its_last_bracket()
    {
        Pipe pipe = new();
        using FrameReader reader = new(pipe.Reader, FramingMode.XmlStream, XmlLimits.Default, TimeProvider.System);
        foreach (string text in (string[])["<s>", "<a/>", "<b>x</b>", "</s>"])
        {
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));
            Frame frame = await reader.ReadAsync();
            Assert.Equal(text, Encoding.UTF8.GetString(frame.Bytes.Span));
            Assert.False(reader.HasBufferedBytes);
        }
    }

    [Fact]
    public async Task Bytes_behind_a_frame_are_told_and_left_to_the_next_reader()
    {
        Pipe pipe = new();
        await pipe.Writer.WriteAsync("<s><proceed/> <t>"u8.ToArray());
        using (FrameReader first = new(pipe.Reader, FramingMode.XmlStream, XmlLimits.Default, TimeProvider.System))
        {
            await first.ReadAsync();
            Frame proceed = await first.ReadAsync();
            Assert.Equal("<proceed/>", Encoding.UTF8.GetString(proceed.Bytes.Span));
            Assert.True(first.HasBufferedBytes);
        }

        using FrameReader second = new(pipe.Reader, FramingMode.XmlStream, XmlLimits.Default, TimeProvider.System);
        Frame header = await second.ReadAsync();
        Assert.Equal((FrameKind.StreamOpen, 1L), (header.Kind, header.Offset));
        Assert.False(second.HasBufferedBytes);
    }

    [Fact]
    public async Task A_document_in_one_segment_is_not_copied_and_one_in_several_is_made_contiguous()
    {
        byte[] bytes = "<a/><b>xyz</b>"u8.ToArray();
        PipeReader input = PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(bytes));
        using FrameReader reader = new(input, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        Frame frame = await reader.ReadAsync();
        Assert.True(MemoryMarshal.TryGetArray(frame.Bytes, out ArraySegment<byte> segment));
        Assert.Same(bytes, segment.Array);

        Pipe pipe = new(new PipeOptions(minimumSegmentSize: 16));
        string text = $"<a>{new string('x', 40_000)}</a>";
        Task writing = Task.Run(async () =>
        {
            foreach (byte[] piece in Encoding.UTF8.GetBytes(text).Chunk(700))
            {
                await pipe.Writer.WriteAsync(piece);
            }
        });
        using FrameReader parts = new(pipe.Reader, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        Frame whole = await parts.ReadAsync();
        Assert.Equal(text, Encoding.UTF8.GetString(whole.Bytes.Span));
        await writing;
    }

    [Fact]
    public async Task A_document_longer_than_the_pipe_holds_back_arrives()
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 4096, resumeWriterThreshold: 2048));
        byte[] text = Encoding.UTF8.GetBytes($"<a>{new string('x', 300_000)}</a>");
        Task writing = Task.Run(async () =>
        {
            foreach (byte[] piece in text.Chunk(1000))
            {
                await pipe.Writer.WriteAsync(piece);
            }
        });
        FrameReader reader = new(pipe.Reader, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        Frame whole = await reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(whole.Bytes.Span.SequenceEqual(text));
        reader.Dispose();
        await writing.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_started_document_must_be_complete_in_time_even_when_bytes_keep_coming()
    {
        StepTime time = new();
        Pipe pipe = new();
        XmlLimits limits = new() { DocumentTimeout = TimeSpan.FromSeconds(10) };
        using FrameReader reader = new(pipe.Reader, FramingMode.XmlStream, limits, time);

        // White space between documents is no document and waits for ever.
        Task<Frame> reading = reader.ReadAsync().AsTask();
        await pipe.Writer.WriteAsync(" \n"u8.ToArray());
        time.Step(TimeSpan.FromHours(1));
        Assert.False(reading.IsCompleted);
        await pipe.Writer.WriteAsync("<s>"u8.ToArray());
        Assert.Equal(FrameKind.StreamOpen, (await reading).Kind);

        reading = reader.ReadAsync().AsTask();
        await pipe.Writer.WriteAsync("<a>"u8.ToArray());
        await time.WhenArmed();
        time.Step(TimeSpan.FromSeconds(9));
        await pipe.Writer.WriteAsync("x"u8.ToArray());
        Assert.False(reading.IsCompleted);
        await time.WhenArmed(TimeSpan.FromSeconds(1));
        time.Step(TimeSpan.FromSeconds(1));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => reading);
        Assert.Equal(
            "The document that began at byte 5 of the stream was not complete after 00:00:10 (XmlLimits.DocumentTimeout).",
            late.Message);
    }

    [Fact]
    public async Task A_cancelled_wait_loses_nothing()
    {
        Pipe pipe = new();
        using FrameReader reader = new(pipe.Reader, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        await pipe.Writer.WriteAsync("<a>x"u8.ToArray());
        using CancellationTokenSource cancel = new();
        Task<Frame> reading = reader.ReadAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);

        await pipe.Writer.WriteAsync("y</a>"u8.ToArray());
        Frame frame = await reader.ReadAsync();
        Assert.Equal("<a>xy</a>", Encoding.UTF8.GetString(frame.Bytes.Span));
    }

    [Fact]
    public async Task A_fault_stays()
    {
        Pipe pipe = new();
        using FrameReader reader = new(pipe.Reader, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);
        await pipe.Writer.WriteAsync("<a/>x<b/>"u8.ToArray());
        await reader.ReadAsync();
        XmlFaultException first = await Assert.ThrowsAsync<XmlFaultException>(() => reader.ReadAsync().AsTask());
        XmlFaultException second = await Assert.ThrowsAsync<XmlFaultException>(() => reader.ReadAsync().AsTask());
        Assert.Equal(first.Fault, second.Fault);
    }
}

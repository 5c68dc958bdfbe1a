using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Runtime.Tests.Framing;

namespace LdmCodegen.Runtime.Tests.Skeletons;

public class LearnedFrameTests
{
    private const string Header = "<?xml version='1.0'?><s:s>";

    private static readonly string[] EndMarks = ["]]>]]>", "\n]]>]]>", "]]>]]>\n", "]]>]>", "]]> ]]>"];

    private static readonly string[] Pieces =
    [
        "<m v='x'><n>ping</n><t>y</t></m>", "<m v='a longer value'><n>ping</n><t>é &amp;</t></m>", " \n",
        "<m v='x'><n>ping</n><t>y<u/></t></m>", "<m v='x'><n>pong</n><t>y</t></m>", "<m v='x'><n>ping</n><t>",
        "<m v='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'><n>ping</n><t>y</t></m>",
        "<m v='x'><n>ping</n><t>\u0001</t></m>", "<m v='x'><n>ping</n><t>&bogus;</t></m>", "\u00FF", "</s:s>", "text", "<other/>",
    ];

    [Theory]
    [InlineData(FramingMode.XmlStream)]
    [InlineData(FramingMode.Documents)]
    [InlineData(FramingMode.EndOfMessage)]
    public async Task Frames_are_the_same_with_and_without_what_was_learned(FramingMode mode)
    {
        Random random = new(5);
        XmlLimits limits = new() { MaxEventBytes = 90, MaxMessageBytes = 120 };
        SkeletonCache learned = TaughtCache.Of(limits: limits);
        for (int round = 0; round < 4000; round++)
        {
            byte[] stream = Stream(random, mode);
            Assert.Equal(await FramesOfAsync(Whole(stream), mode, limits, null), await FramesOfAsync(Whole(stream), mode, limits, learned));
        }
    }

    [Theory]
    [InlineData(FramingMode.XmlStream)]
    [InlineData(FramingMode.Documents)]
    [InlineData(FramingMode.EndOfMessage)]
    public async Task Frames_are_the_same_however_the_stream_is_cut(FramingMode mode)
    {
        Random random = new(6);
        XmlLimits limits = new() { MaxEventBytes = 90, MaxMessageBytes = 120 };
        SkeletonCache learned = TaughtCache.Of(limits: limits);
        for (int round = 0; round < 2000; round++)
        {
            byte[] stream = Stream(random, mode);
            string expected = await FramesOfAsync(Whole(stream), mode, limits, null);
            int longest = random.Next(1, 100);
            Assert.Equal(
                expected, await FramesOfAsync(new ReceiveReader(new PiecesStream(stream, random, longest)), mode, limits, learned));
            Assert.Equal(
                expected, await FramesOfAsync(PipeReader.Create(new PiecesStream(stream, random, longest)), mode, limits, learned));
        }
    }

    [Fact]
    public async Task A_known_document_that_does_not_end_meets_its_deadline()
    {
        StepTime time = new();
        Pipe pipe = new();
        XmlLimits limits = new() { DocumentTimeout = TimeSpan.FromSeconds(10) };
        using FrameReader reader = new(pipe.Reader, FramingMode.Documents, limits, time) { Learned = TaughtCache.Of() };
        await pipe.Writer.WriteAsync(" <m v='x'><n>ping</n><t>on"u8.ToArray());
        Task<Frame> reading = reader.ReadAsync().AsTask();
        await time.WhenArmed();
        time.Step(TimeSpan.FromSeconds(10));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => reading);
        Assert.StartsWith("The document that began at byte 1 ", late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<m v='x'><n>ping</n><t>y</x>")]
    [InlineData("<m v='x'><n>ping</n><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_is_wrong_with_the_part_that_came_is_told_before_the_rest_comes(string part)
    {
        XmlLimits limits = new() { MaxMessageBytes = 80 };
        string whole = part + "</t></m>";
        string expected = await FramesOfAsync(Whole(Encoding.UTF8.GetBytes(whole)), FramingMode.Documents, limits, null);
        Pipe pipe = new();
        using FrameReader reader = new(pipe.Reader, FramingMode.Documents, limits, TimeProvider.System) { Learned = TaughtCache.Of() };
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(part));
        Task<Frame> reading = reader.ReadAsync().AsTask();
        XmlFaultException fault = await Assert.ThrowsAsync<XmlFaultException>(() => reading);
        Assert.Equal(expected, fault.Message);
    }

    private static byte[] Stream(Random random, FramingMode mode)
    {
        StringBuilder text = new(mode == FramingMode.XmlStream ? Header : "");
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            text.Append(Pieces[random.Next(3) == 0 ? random.Next(Pieces.Length) : random.Next(3)]);
            text.Append(mode == FramingMode.EndOfMessage && random.Next(8) > 0 ? EndMarks[random.Next(EndMarks.Length)] : "");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static PipeReader Whole(byte[] stream) => PipeReader.Create(new ReadOnlySequence<byte>(stream));

    private static async Task<string> FramesOfAsync(
        PipeReader input, FramingMode mode, XmlLimits limits, SkeletonCache? learned)
    {
        using FrameReader reader = new(input, mode, limits, TimeProvider.System) { Learned = learned };
        reader.SetEventRoot("m"u8);
        StringBuilder lines = new();
        try
        {
            while (true)
            {
                // As a session does: wait for one, take those that came with it.
                if (!reader.TryRead(out Frame frame))
                {
                    frame = await reader.ReadAsync();
                }

                lines.Append(frame.Kind).Append('@').Append(frame.Offset).Append(' ')
                    .Append(Encoding.UTF8.GetString(frame.Bytes.Span)).Append('\n');
                if (frame.Kind == FrameKind.End)
                {
                    return lines.ToString();
                }
            }
        }
        catch (XmlFaultException fault)
        {
            return lines.Append(fault.Message).ToString();
        }
    }
}

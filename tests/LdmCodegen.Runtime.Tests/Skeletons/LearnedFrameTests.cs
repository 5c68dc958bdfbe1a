using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

public class LearnedFrameTests
{
    private const string Header = "<?xml version='1.0'?><s:s>";

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
    public async Task Frames_are_the_same_with_and_without_what_was_learned(FramingMode mode)
    {
        Random random = new(5);
        XmlLimits limits = new() { MaxEventBytes = 90, MaxMessageBytes = 120 };
        SkeletonCache learned = TaughtCache.Of(limits: limits);
        for (int round = 0; round < 4000; round++)
        {
            StringBuilder text = new(mode == FramingMode.XmlStream ? Header : "");
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                text.Append(Pieces[random.Next(3) == 0 ? random.Next(Pieces.Length) : random.Next(3)]);
            }

            byte[] stream = Encoding.UTF8.GetBytes(text.ToString());
            Assert.Equal(await FramesOfAsync(stream, mode, limits, null), await FramesOfAsync(stream, mode, limits, learned));
        }
    }

    private static async Task<string> FramesOfAsync(
        byte[] stream, FramingMode mode, XmlLimits limits, SkeletonCache? learned)
    {
        using FrameReader reader = new(
            PipeReader.Create(new ReadOnlySequence<byte>(stream)), mode, limits, TimeProvider.System)
        {
            Learned = learned,
        };
        reader.SetEventRoot("m"u8);
        StringBuilder lines = new();
        try
        {
            while (true)
            {
                Frame frame = await reader.ReadAsync();
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

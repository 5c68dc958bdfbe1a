using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Tests.Framing;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

public class FuzzTests
{
    private const int Seed = 1;

    private const string Alphabet = "<>/=\"'&;#x!?-[]CDATA ab:\n\r0\u00C3\u00A9\u00FF";

    [Fact]
    public void Random_bytes_never_throw_and_every_fault_is_inside_the_document()
    {
        Random random = new(Seed);
        byte[][] seeds = [.. Corpus.WellFormed.Select(File.ReadAllBytes)];
        for (int round = 0; round < 40_000; round++)
        {
            byte[] document = round % 2 == 0 ? RandomBytes(random) : Mutations.Next(random, seeds);
            XmlFault fault = Tokens.FaultOf(document);
            Assert.InRange(fault.Offset, 0, document.Length);
            WalkEverything(document, random);
        }
    }

    [Fact]
    public void Mutated_streams_give_the_same_frames_however_they_are_cut()
    {
        Random random = new(Seed);
        byte[][] seeds = [.. Corpus.WellFormed.Concat(Corpus.NotWellFormed).Select(File.ReadAllBytes)];
        XmlLimits limits = new()
        {
            MaxMessageBytes = 150, MaxEventBytes = 20, MaxHeaderBytes = 60, MaxDepth = 6, MaxAttributes = 3, MaxNameBytes = 12,
        };
        for (int round = 0; round < 3000; round++)
        {
            byte[] stream = [.. Mutations.Next(random, seeds), .. Mutations.Next(random, seeds)];
            FramingMode mode = (FramingMode)(round % 2);
            string whole = Frames.Of([stream], mode, limits, "a");
            int cut = random.Next(stream.Length + 1);
            Assert.True(whole == Frames.Of(Frames.OneByOne(stream), mode, limits, "a"), $"seed {Seed}, round {round}: {whole}");
            Assert.True(whole == Frames.Of(Frames.CutAt(stream, cut), mode, limits, "a"), $"seed {Seed}, round {round}: {whole}");
        }
    }

    [Fact]
    public void What_the_reader_accepts_is_one_frame()
    {
        Random random = new(Seed);
        byte[][] seeds = [.. Corpus.WellFormed.Select(File.ReadAllBytes)];
        int accepted = 0;
        for (int round = 0; round < 8000; round++)
        {
            byte[] document = Mutations.Next(random, seeds);
            if (Tokens.FaultOf(document).IsNone)
            {
                accepted++;
                string[] frames = Frames.Of([document], FramingMode.Documents).TrimEnd('\n').Split("\nEnd@");
                Assert.True(frames is [_, _], $"seed {Seed}, round {round}");
                string text = System.Text.Encoding.Latin1.GetString(document);
                Assert.EndsWith(frames[0].Split(' ', 2)[1], text.TrimEnd(' ', '\t', '\r', '\n'), StringComparison.Ordinal);
            }
        }

        Assert.InRange(accepted, 800, 8000);
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(40)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Alphabet[random.Next(Alphabet.Length)];
        }

        return bytes;
    }

    /// <summary>Calls everything that a caller can call, in any order and also after a fault.</summary>
    private static void WalkEverything(byte[] document, Random random)
    {
        Utf8XmlReader reader = new(document);
        for (int step = 0; step < 30; step++)
        {
            switch (random.Next(8))
            {
                case 0:
                    reader.NextChild(random.Next(4));
                    break;
                case 1:
                    reader.ReadText().ToString();
                    break;
                case 2:
                    reader.ReadOuterXml();
                    break;
                case 3:
                    reader.GetAttribute("a"u8).TryGetBase64(out _);
                    break;
                case 4:
                    reader.Skip();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }

        Assert.Equal(reader.IsFaulted, !reader.Fault.IsNone);
    }
}

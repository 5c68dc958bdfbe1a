using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Tests.Xml;

namespace LdmCodegen.Runtime.Tests.Framing;

public class FrameCutTests
{
    [Fact]
    public void Every_document_gives_the_same_frames_however_it_is_cut() => Assert.All(
        Corpus.All,
        file => AssertSameFrames(File.ReadAllBytes(file), FramingMode.Documents));

    [Fact]
    public void Documents_in_a_stream_give_the_same_frames_however_it_is_cut()
    {
        MemoryStream stream = new();
        stream.Write("<?xml version='1.0'?><s:stream xml:lang='en'>"u8);
        foreach (string file in Corpus.WellFormed)
        {
            stream.Write(File.ReadAllBytes(file));
            stream.Write("\n"u8);
        }

        stream.Write("</s:stream>"u8);
        string frames = AssertSameFrames(stream.ToArray(), FramingMode.XmlStream);
        Assert.Equal(
            Corpus.WellFormed.Length,
            frames.Split('\n').Count(line => line.StartsWith("Document@", StringComparison.Ordinal)));
        Assert.EndsWith($"End@{stream.Length} \n", frames, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_the_document_that_the_reader_accepts() => Assert.All(
        Corpus.AllWellFormed,
        file =>
        {
            byte[] document = File.ReadAllBytes(file);
            string text = Encoding.Latin1.GetString(document);
            int start = text.StartsWith("<?", StringComparison.Ordinal)
                ? text.IndexOf('<', 1)
                : text.IndexOf('<', StringComparison.Ordinal);
            int end = text.LastIndexOf('>') + 1;
            Assert.Equal(
                $"Document@{start} {text[start..end]}\nEnd@{text.Length} \n",
                Frames.Of([document], FramingMode.Documents));
        });

    private static string AssertSameFrames(byte[] stream, FramingMode mode)
    {
        string whole = Frames.Of([stream], mode);
        Assert.Equal(whole, Frames.Of(Frames.OneByOne(stream), mode));
        for (int place = 1; place < stream.Length; place++)
        {
            Assert.Equal(whole, Frames.Of(Frames.CutAt(stream, place), mode));
        }

        return whole;
    }
}

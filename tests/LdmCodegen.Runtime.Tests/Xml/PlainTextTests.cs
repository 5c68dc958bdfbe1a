using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

public class PlainTextTests
{
    [Fact]
    public void A_character_that_may_need_an_escape_is_seen_wherever_it_stands()
    {
        for (int length = 1; length <= 20; length++)
        {
            for (int index = 0; index < length; index++)
            {
                for (int c = 0; c <= 0x180; c++)
                {
                    char[] text = Enumerable.Repeat('x', length).ToArray();
                    text[index] = (char)c;
                    bool isPlain = c is >= ' ' and <= '~' and not ('"' or '&' or '<' or '>');
                    byte[] utf8 = new byte[length];

                    if (PlainText.TryNarrow(text, utf8) != isPlain || (isPlain && Encoding.ASCII.GetString(utf8) != new string(text)))
                    {
                        Assert.Fail($"U+{c:X4} at {index} of {length}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0xFF26)]
    [InlineData(0x8020)]
    [InlineData(0xD83D)]
    [InlineData(0xFFFF)]
    public void Characters_far_beyond_ascii_are_not_plain(int c) =>
        Assert.False(PlainText.TryNarrow(new string((char)c, 9), new byte[9]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5000)]
    public void Texts_of_every_length_are_written_as_they_are(int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(static i => (char)('a' + (i % 26))));
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        writer.WriteText(text);
        writer.WriteAttributeText(text);
        writer.Flush();

        Assert.Equal(text + text, Encoding.UTF8.GetString(output.WrittenSpan));
    }
}

using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

public class Utf8XmlWriterTests
{
    private delegate void Write(ref Utf8XmlWriter writer);

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    [InlineData("<&>\"'", "&lt;&amp;&gt;\"'")]
    [InlineData("]]>", "]]&gt;")]
    [InlineData("a\r\n\tb", "a&#13;\n\tb")]
    [InlineData("é😀\u007F\uFFFD", "é😀\u007F\uFFFD")]
    public void Content_is_escaped(string value, string written) =>
        Assert.Equal(written, Written((ref Utf8XmlWriter writer) => writer.WriteText(value)));

    [Theory]
    [InlineData("<&>\"'", "&lt;&amp;&gt;&quot;'")]
    [InlineData("a\r\n\tb", "a&#13;&#10;&#9;b")]
    public void Attribute_values_are_escaped(string value, string written) =>
        Assert.Equal(written, Written((ref Utf8XmlWriter writer) => writer.WriteAttributeText(value)));

    [Theory]
    [InlineData(" ", "&#32;")]
    [InlineData("  ", "&#32;&#32;")]
    [InlineData(" a b\t", "&#32;a b&#9;")]
    [InlineData("\n\na", "&#10;\na")]
    [InlineData("\ra\r", "&#13;a&#13;")]
    public void White_space_at_the_ends_is_read_back_by_readers_that_trim(string value, string written)
    {
        Assert.Equal(written, Written((ref Utf8XmlWriter writer) => writer.WriteText(value)));
        string document = Written((ref Utf8XmlWriter writer) =>
        {
            writer.WriteLiteral("<a b=\""u8);
            writer.WriteAttributeText(value);
            writer.WriteLiteral("\"> "u8);
            writer.WriteText(value);
            writer.WriteLiteral(" </a>"u8);
        });

        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        Assert.True(reader.ReadRoot());
        Assert.Equal(value, reader.GetAttribute("b"u8).Trim().ToString());
        Assert.Equal(value, reader.ReadText().Trim().ToString());
    }

    [Theory]
    [InlineData(" a\t", " a\t", " a&#9;")]
    [InlineData("\n<\r", "\n&lt;&#13;", "&#10;&lt;&#13;")]
    public void White_space_that_belongs_to_a_value_is_written_as_it_is(string value, string content, string attribute)
    {
        Assert.Equal(content, Written((ref Utf8XmlWriter writer) => writer.WritePreservedText(value)));
        Assert.Equal(attribute, Written((ref Utf8XmlWriter writer) => writer.WritePreservedAttributeText(value)));
    }

    [Theory]
    [InlineData("ab\0", "U+0000 at index 2")]
    [InlineData("\u001F", "U+001F at index 0")]
    [InlineData("x\uFFFE", "U+FFFE at index 1")]
    [InlineData("x\uFFFF", "U+FFFF at index 1")]
    public void A_character_that_xml_cannot_carry_is_refused_by_name_and_place(string value, string where)
    {
        ArgumentException content = Assert.Throws<ArgumentException>(
            () => Written((ref Utf8XmlWriter writer) => writer.WriteText(value)));
        Assert.StartsWith($"XML 1.0 cannot carry the character {where}.", content.Message);
        Assert.Throws<ArgumentException>(
            () => Written((ref Utf8XmlWriter writer) => writer.WriteAttributeText(value)));
    }

    // Not theory data: the runner replaces lone surrogates in it.
    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        A_character_that_xml_cannot_carry_is_refused_by_name_and_place("a\uD800b", "U+D800 at index 1");
        A_character_that_xml_cannot_carry_is_refused_by_name_and_place("😀\uDC00", "U+DC00 at index 2");
        A_character_that_xml_cannot_carry_is_refused_by_name_and_place("\uD83D", "U+D83D at index 0");
    }

    [Fact]
    public void Random_strings_of_all_planes_read_back_exactly()
    {
        const int Seed = 20_261_122;
        Random random = new(Seed);
        for (int round = 0; round < 2000; round++)
        {
            string content = RandomText(random);
            string value = RandomText(random);
            string document = Written((ref Utf8XmlWriter writer) =>
            {
                writer.WriteLiteral("<a b=\""u8);
                writer.WriteAttributeText(value);
                writer.WriteLiteral("\">"u8);
                writer.WriteText(content);
                writer.WriteLiteral("</a>"u8);
            });

            Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
            Assert.True(reader.ReadRoot(), $"seed {Seed}, round {round}: {reader.Fault}");
            Utf8XmlText attribute = reader.GetAttribute("b"u8);
            Utf8XmlText text = reader.ReadText();
            Assert.Equal((value, content), (attribute.ToString(), text.ToString()));
            Assert.True(text.Is(Encoding.UTF8.GetBytes(content)));
            Assert.False(text.Is(Encoding.UTF8.GetBytes(content + "x")));
            Assert.True(reader.ReadToEnd());
        }
    }

    [Fact]
    public void Long_values_and_raw_xml_pass_through_small_buffers()
    {
        string value = string.Concat(Enumerable.Repeat("0123456789<é", 2000));
        RawXml raw = RawXml.Copy(Encoding.UTF8.GetBytes($"<b>{new string('r', 5000)}</b>"));
        string document = Written((ref Utf8XmlWriter writer) =>
        {
            writer.WriteLiteral("<a>"u8);
            writer.WriteText(value);
            writer.WriteRaw(raw);
            writer.WriteLiteral("</a>"u8);
        });

        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        reader.ReadRoot();
        Utf8XmlReader ahead = reader;
        Assert.True(ahead.NextChild(1));
        Assert.Equal(raw, RawXml.Copy(ahead.ReadOuterXml()));
        Assert.Equal(value, reader.ReadText().ToString());
    }

    private static string RandomText(Random random)
    {
        StringBuilder text = new();
        int length = random.Next(40);
        while (text.Length < length)
        {
            int scalar = random.Next(6) switch
            {
                0 => random.Next(0x80),
                1 => "\t\n\r<>&\"']"[random.Next(9)],
                2 => random.Next(0x800),
                3 => random.Next(0x10000),
                4 => random.Next(0x10000, 0x110000),
                _ => random.Next(' ', '~'),
            };
            if (XmlCharacters.IsAllowed((uint)scalar))
            {
                text.Append(new Rune(scalar));
            }
        }

        return text.ToString();
    }

    private static string Written(Write write)
    {
        ArrayBufferWriter<byte> output = new(1);
        Utf8XmlWriter writer = new(output);
        write(ref writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

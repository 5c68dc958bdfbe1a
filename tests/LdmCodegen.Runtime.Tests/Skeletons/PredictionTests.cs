using System.Text;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

/// <summary>Predictions made by hand, as generated code makes them.</summary>
public class PredictionTests
{
    private const int Kind = 7;
    private const int Cpu = 3;

    [Theory]
    [InlineData("<m v=\"1.0\" a=\"x\"><t>y</t></m>", "1.0 0=x 1=y")]
    [InlineData("  <m v=\"1.0\" a=\"x\">\n\t<t>y</t>\r\n</m>\n", "1.0 0=x 1=y")]
    [InlineData("<m v=\"1.0\"></m>", "1.0")]
    [InlineData("<m a=\"\"><t></t></m>", " 0= 1=")]
    [InlineData("<m a=\"a&amp;&#x41;\"><t>é > ] '</t></m>", " 0=a&A 1=é > ] '")]
    [InlineData("<m a=\"0123456789012345678901234567890123456789\"><t> y </t></m>", " 0=0123456789012345678901234567890123456789 1=y")]
    [InlineData("<m><r>cpu<t>1</t></r><r>cpu<t>2</t></r></m>", " 5:3 1=1 ; 5:3 1=2 ;")]
    [InlineData("<m><t>y</t><r>cpu<t>1</t></r></m>", " 1=y 5:3 1=1 ;")]
    public void What_is_expected_is_read(string document, string values) => Assert.Equal(values, Read(document));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("<m a='x'></m>")]
    [InlineData("<m  a=\"x\"></m>")]
    [InlineData("<m a=\"x\" v=\"1.0\"></m>")]
    [InlineData("<m a=\"<\"></m>")]
    [InlineData("<m a=\"&bogus;\"></m>")]
    [InlineData("<m v=\"1&#46;0\"></m>")]
    [InlineData("<m><t>x</t><t>y</t></m>")]
    [InlineData("<m><t>x<u/></t></m>")]
    [InlineData("<m><t><![CDATA[x]]></t></m>")]
    [InlineData("<m><t>]]></t></m>")]
    [InlineData("<m><t>&</t></m>")]
    [InlineData("<m><t>\u0001</t></m>")]
    [InlineData("<m><t>\uFFFF</t></m>")]
    [InlineData("<m>text</m>")]
    [InlineData("<m><!-- --></m>")]
    [InlineData("<m><r>disk<t>1</t></r></m>")]
    [InlineData("<m><r>cpu<r>cpu<t>1</t></r></r></m>")]
    [InlineData("<m></m><m></m>")]
    [InlineData("<m></m>x")]
    public void Anything_else_is_a_surprise(string document) => Assert.Null(Read(document));

    [Fact]
    public void A_document_cut_at_any_byte_is_a_surprise()
    {
        byte[] whole = Encoding.UTF8.GetBytes("<m v=\"1.0\" a=\"x\"> <t>y &amp; z</t> <r>cpu<t>1</t></r> </m>");

        Assert.NotNull(Read(whole));
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(Read(whole[..length]));
        }
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_surprise() => Assert.Null(Read(Encoding.Latin1.GetBytes("<m><t>\u00E9</t></m>")));

    [Fact]
    public void As_many_values_are_taken_as_a_message_may_have()
    {
        string most = string.Concat(Enumerable.Repeat("<r>cpu<t>1</t></r>", 42));
        string tooMany = string.Concat(Enumerable.Repeat("<r>cpu<t>1</t></r>", 43));

        Assert.NotNull(Read($"<m>{most}</m>"));
        Assert.Null(Read($"<m>{tooMany}</m>"));
    }

    [Theory]
    [InlineData(2, 2, 3, true)]
    [InlineData(1, 2, 3, false)]
    [InlineData(2, 1, 3, false)]
    [InlineData(2, 2, 2, false)]
    public void Nothing_is_predicted_beyond_a_cap(int depth, int attributes, int nameBytes, bool isWithin)
    {
        XmlLimits limits = new() { MaxDepth = depth, MaxAttributes = attributes, MaxNameBytes = nameBytes, MaxMessageBytes = 4 };

        Assert.Equal(isWithin, Prediction.Of("<m/>"u8).IsWithin(limits, depth: 2, attributes: 2, nameBytes: 3));
        Assert.False(Prediction.Of("<m />"u8).IsWithin(limits, depth: 2, attributes: 2, nameBytes: 3));
    }

    [Fact]
    public void A_version_that_comes_again_is_one_string()
    {
        SkeletonCache cache = new(LearningOptions.Default, XmlLimits.Default);

        Assert.Same(Version(cache, "1.0"), Version(cache, "1.0"));
        Assert.Equal("1.1", Version(cache, "1.1"));
    }

    [Fact]
    public void A_version_as_long_as_a_peer_likes_is_a_surprise_and_not_held()
    {
        SkeletonCache cache = new(LearningOptions.Default, XmlLimits.Default);

        Assert.NotNull(Version(cache, new string('1', 32)));
        Assert.Null(Version(cache, new string('1', 33)));
    }

    [Fact]
    public void An_object_begins_once()
    {
        Prediction xml = Prediction.Of("<m/>"u8);

        Assert.True(xml.BeginObject());
        Assert.False(xml.BeginObject());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(64)]
    public void A_property_beyond_those_that_are_told_apart_is_a_surprise(int slot)
    {
        Prediction xml = Prediction.Of("x<"u8);

        Assert.False(xml.Once(slot));
        Assert.False(xml.Text(slot, "<"u8));
    }

    [Fact]
    public void What_was_predicted_is_learned_from()
    {
        SkeletonCache cache = new(LearningOptions.Default, XmlLimits.Default);
        byte[] first = "<m v=\"1.0\" a=\"ping\"><t>y</t></m>"u8.ToArray();
        Prediction xml = cache.Predict(first);
        Assert.True(TryExpect(ref xml, out SkeletonValues values));
        cache.Listen(values);
        Assert.True(cache.TryPropose(first, "ping"u8, Kind, "1.0", out _));
        cache.Accept();

        Assert.True(cache.TryMatch("<m v=\"1.0\" a=\"pong\"><t>another</t></m>"u8, out SkeletonValues again));
        Assert.Equal("1.0 0=pong 1=another", Text(again));
    }

    private static string? Version(SkeletonCache cache, string version)
    {
        Prediction xml = cache.Predict(Encoding.UTF8.GetBytes($"<m v=\"{version}\"></m>"));
        return TryExpect(ref xml, out SkeletonValues values) ? values.Version : null;
    }

    private static string? Read(string document) => Read(Encoding.UTF8.GetBytes(document));

    private static string? Read(byte[] document)
    {
        Prediction xml = Prediction.Of(document);
        return TryExpect(ref xml, out SkeletonValues values) ? Text(values) : null;
    }

    // <m v="version" a="0"> with <t>1</t> once and any number of <r>cpu<t>1</t></r> in it.
    private static bool TryExpect(ref Prediction xml, out SkeletonValues values)
    {
        values = default;
        if (!xml.Next("<m"u8) || (xml.Is(" v=\""u8) && !xml.Version()) || (xml.Is(" a=\""u8) && !xml.Attribute(0)) || !xml.Is(">"u8))
        {
            return false;
        }

        while (!xml.Next("</m>"u8))
        {
            bool isExpected = xml.Is("<t>"u8) ? xml.Text(1, "</t>"u8) : xml.Is("<r>"u8) && ExpectResource(ref xml);
            if (!isExpected)
            {
                return false;
            }
        }

        return xml.End(Kind, out values);
    }

    private static bool ExpectResource(ref Prediction xml)
    {
        int kind = xml.Name().SequenceEqual("cpu"u8) ? Cpu : -1;
        if (!xml.BeginResource(5, kind))
        {
            return false;
        }

        while (!xml.Next("</r>"u8))
        {
            bool isExpected = xml.Is("<t>"u8) ? xml.Text(1, "</t>"u8) : xml.Is("<r>"u8) && ExpectResource(ref xml);
            if (!isExpected)
            {
                return false;
            }
        }

        return xml.EndResource();
    }

    private static string Text(SkeletonValues values)
    {
        StringBuilder text = new(values.Version);
        Add(text, ref values);
        return text.ToString();
    }

    private static void Add(StringBuilder text, ref SkeletonValues values)
    {
        while (values.MoveNext())
        {
            if (values.Resource < 0)
            {
                text.Append($" {values.Slot}={values.ReadString()}");
                continue;
            }

            text.Append($" {values.Slot}:{values.Resource}");
            Add(text, ref values);
            text.Append(" ;");
        }
    }
}

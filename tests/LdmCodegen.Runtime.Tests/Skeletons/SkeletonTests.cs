using System.Text;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

public class SkeletonTests
{
    [Theory]
    [InlineData("<m v='x'><n>ping</n><t>y</t></m>", "0=x 1=y")]
    [InlineData("<m v=''><n>ping</n><t></t></m>", "0= 1=")]
    [InlineData("<m v=' x '><n>ping</n><t> y </t></m>", "0=x 1=y")]
    [InlineData("<m v='a&lt;b'><n>ping</n><t>é &#x41; > ] \"'</t></m>", "0=a<b 1=é A > ] \"'")]
    [InlineData("<m v='a\nb'><n>ping</n><t>a\r\nb</t></m>", "0=a b 1=a\nb")]
    [InlineData("<m v='0123456789012345678901234567890123456789'><n>ping</n><t>y</t></m>", "0=0123456789012345678901234567890123456789 1=y")]
    public void Other_values_in_the_same_layout_are_read(string document, string values) =>
        Assert.Equal(values, TaughtCache.Read(TaughtCache.Of(), document));

    [Theory]
    [InlineData("<m v='x' ><n>ping</n><t>y</t></m>")]
    [InlineData("<m v=\"x\"><n>ping</n><t>y</t></m>")]
    [InlineData("<m v='x'><n>pong</n><t>y</t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>y</t></m> ")]
    [InlineData("<m v='x'><n>ping</n><t>y<u/></t></m>")]
    [InlineData("<m v='x'><n>ping</n><t><![CDATA[y]]></t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>]]></t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>&bogus;</t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>&</t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>&#0;</t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>\u0001</t></m>")]
    [InlineData("<m v='x'><n>ping</n><t>\uFFFE</t></m>")]
    [InlineData("<m v='<'><n>ping</n><t>y</t></m>")]
    [InlineData("<m v='x' w='z'><n>ping</n><t>y</t></m>")]
    public void What_is_laid_out_otherwise_or_is_not_well_formed_is_not_known(string document) =>
        Assert.Null(TaughtCache.Read(TaughtCache.Of(), document));

    [Fact]
    public void A_name_is_found_wherever_it_stands()
    {
        SkeletonCache cache = TaughtCache.Of("<m><n>ping</n><t>[[x]]</t></m>");
        TaughtCache.Teach(cache, "<message><name>pong</name><t>[[x]]</t></message>", "pong");
        TaughtCache.Teach(cache, "<m id='[[1]]'><n>peng</n></m>", "peng");

        Assert.Equal("0=y", TaughtCache.Read(cache, "<m><n>ping</n><t>y</t></m>"));
        Assert.Equal("0=y", TaughtCache.Read(cache, "<message><name>pong</name><t>y</t></message>"));
        Assert.Equal("0=1234", TaughtCache.Read(cache, "<m id='1234'><n>peng</n></m>"));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_not_known()
    {
        byte[] document = Encoding.Latin1.GetBytes("<m v='x'><n>ping</n><t>\u00E9</t></m>");

        Assert.Null(TaughtCache.Read(TaughtCache.Of(), document));
    }

    [Fact]
    public void A_message_cut_at_any_byte_is_not_known()
    {
        SkeletonCache cache = TaughtCache.Of();
        byte[] whole = Encoding.UTF8.GetBytes("<m v='a value'><n>ping</n><t>another</t></m>");

        Assert.NotNull(TaughtCache.Read(cache, whole));
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(TaughtCache.Read(cache, whole[..length]));
        }
    }

    [Fact]
    public void A_message_longer_than_the_cap_is_not_known()
    {
        SkeletonCache cache = TaughtCache.Of(limits: new XmlLimits { MaxMessageBytes = 60 });

        Assert.NotNull(TaughtCache.Read(cache, "<m v='x'><n>ping</n><t>y</t></m>"));
        Assert.Null(TaughtCache.Read(cache, $"<m v='{new string('x', 60)}'><n>ping</n><t>y</t></m>"));
    }

    [Fact]
    public void No_more_layouts_of_a_name_are_kept_than_the_option_says()
    {
        SkeletonCache cache = TaughtCache.Of("<m><n>ping</n><a>[[x]]</a></m>", new LearningOptions { MaxLayouts = 2 });
        TaughtCache.Teach(cache, "<m><n>ping</n><b>[[x]]</b></m>");
        TaughtCache.Teach(cache, "<m><n>ping</n><c>[[x]]</c></m>");

        Assert.Null(TaughtCache.Read(cache, "<m><n>ping</n><a>y</a></m>"));
        Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><b>y</b></m>"));
        Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><c>y</c></m>"));
    }

    [Fact]
    public void No_more_names_and_bytes_are_kept_than_the_options_say()
    {
        Assert.False(TaughtCache.Teach(
            TaughtCache.Of("<m><n>ping</n><t>[[x]]</t></m>", new LearningOptions { MaxNames = 1 }),
            "<m><n>pong</n><t>[[x]]</t></m>",
            "pong"));
        Assert.Null(TaughtCache.Read(
            TaughtCache.Of(options: new LearningOptions { MaxBytes = 20 }), "<m v='x'><n>ping</n><t>y</t></m>"));
        Assert.Null(TaughtCache.Read(TaughtCache.Of(options: LearningOptions.Off), "<m v='x'><n>ping</n><t>y</t></m>"));
    }

    [Fact]
    public void A_peer_that_never_repeats_a_layout_is_no_longer_learned_from()
    {
        SkeletonCache cache = TaughtCache.Of("<m><n>ping</n><a0>[[x]]</a0></m>");
        for (int i = 1; i < 8; i++)
        {
            Assert.True(TaughtCache.Teach(cache, $"<m><n>ping</n><a{i}>[[x]]</a{i}></m>"));
        }

        Assert.False(TaughtCache.Teach(cache, "<m><n>ping</n><b>[[x]]</b></m>"));
        Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><a7>y</a7></m>"));
        Assert.True(TaughtCache.Teach(cache, "<m><n>ping</n><b>[[x]]</b></m>"));
    }

    [Fact]
    public void Short_texts_that_come_again_are_one_string()
    {
        SkeletonCache cache = TaughtCache.Of();
        string[] texts = new string[2];
        for (int i = 0; i < texts.Length; i++)
        {
            cache.TryMatch("<m v='web1'><n>ping</n><t>y</t></m>"u8, out SkeletonValues values);
            values.MoveNext();
            texts[i] = values.ReadString();
        }

        Assert.Equal("web1", texts[0]);
        Assert.Same(texts[0], texts[1]);
    }
}

using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

public class FrameLimitTests
{
    [Theory]
    [InlineData("<a>xxxx</a>", 11, "")]
    [InlineData("<a>xxxxx</a>", 11, "offset 11: LimitExceeded at /: the document is longer than 11 bytes (XmlLimits.MaxMessageBytes)")]
    [InlineData("<z/>\n<a>xxxxx</a>", 11, "offset 16: LimitExceeded at /: the document is longer than 11 bytes (XmlLimits.MaxMessageBytes)")]
    [InlineData("<a b='xxxxxxxxxxxxxx", 11, "offset 11: LimitExceeded at /: the document is longer than 11 bytes (XmlLimits.MaxMessageBytes)")]
    public void Documents_may_be_as_long_as_the_limit(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.Documents, new XmlLimits { MaxMessageBytes = limit }, fault);

    [Theory]
    [InlineData("<event>xx</event>", 17, "")]
    [InlineData("<e:event a=''/>", 15, "")]
    [InlineData("<event>xxx</event>", 17, "offset 17: LimitExceeded at /: the event is longer than 17 bytes (XmlLimits.MaxEventBytes)")]
    [InlineData("<e:event a=''/>", 14, "offset 14: LimitExceeded at /: the event is longer than 14 bytes (XmlLimits.MaxEventBytes)")]
    [InlineData("<event/>", 3, "offset 3: LimitExceeded at /: the event is longer than 3 bytes (XmlLimits.MaxEventBytes)")]
    [InlineData("<events>xxxxxxxxxx</events>", 17, "")]
    [InlineData("<a><event>xxxxxx</event></a>", 17, "")]
    public void Events_have_a_limit_of_their_own(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.Documents, new XmlLimits { MaxEventBytes = limit }, fault);

    [Theory]
    [InlineData("<?xml version='1.0'?><s>", 24, "")]
    [InlineData("<?xml version='1.0'?><s>", 23, "offset 23: LimitExceeded at /: the stream header is longer than 23 bytes (XmlLimits.MaxHeaderBytes)")]
    public void A_stream_header_has_a_limit_of_its_own(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.XmlStream, new XmlLimits { MaxHeaderBytes = limit }, fault);

    [Theory]
    [InlineData("<a><b><c/></b></a>", 3, "")]
    [InlineData("<a><b><c/></b></a>", 2, "offset 6: LimitExceeded at /: elements are nested deeper than 2 levels (XmlLimits.MaxDepth)")]
    public void Depth_is_limited(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.Documents, new XmlLimits { MaxDepth = limit }, fault);

    [Theory]
    [InlineData("<a b='' c=''/><a b='' c=''/>", 2, "")]
    [InlineData("<a b='' c=''/>", 1, "offset 10: LimitExceeded at /: the start tag has more attributes than 1 attributes (XmlLimits.MaxAttributes)")]
    public void Attributes_are_limited(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.Documents, new XmlLimits { MaxAttributes = limit }, fault);

    [Theory]
    [InlineData("<abc def='' />", 3, "")]
    [InlineData("<abc d=''/>", 2, "offset 1: LimitExceeded at /: the name is longer than 2 bytes (XmlLimits.MaxNameBytes)")]
    [InlineData("<a  def=''/>", 2, "offset 4: LimitExceeded at /: the name is longer than 2 bytes (XmlLimits.MaxNameBytes)")]
    [InlineData("<a></abc>", 2, "offset 5: LimitExceeded at /: the name is longer than 2 bytes (XmlLimits.MaxNameBytes)")]
    public void Names_are_limited(string stream, int limit, string fault) =>
        AssertFault(stream, FramingMode.Documents, new XmlLimits { MaxNameBytes = limit }, fault);

    [Fact]
    public void A_declaration_is_limited() => AssertFault(
        $"<?xml {new string(' ', 300)}",
        FramingMode.Documents,
        new XmlLimits(),
        "offset 0: LimitExceeded at /: the XML declaration is longer than 256 bytes");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_limit_that_makes_no_sense_is_refused(long bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new XmlLimits { MaxMessageBytes = bytes });

    private static void AssertFault(string stream, FramingMode mode, XmlLimits limits, string fault)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        string whole = Frames.Of([bytes], mode, limits);
        Assert.Equal(whole, Frames.Of(Frames.OneByOne(bytes), mode, limits));
        if (fault.Length == 0)
        {
            Assert.Contains("\nEnd@", whole, StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith(fault + "\n", whole, StringComparison.Ordinal);
        }
    }
}

using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Few attributes are kept track of in place and many in another way: it makes no difference.</summary>
public sealed class AttributeCountTests
{
    public static TheoryData<int> Counts { get; } = [0, 1, 2, 11, 12, 13, 14, 23, 24, 25, 49, 60];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_attribute_is_found_by_its_name(int count)
    {
        Utf8XmlReader reader = new(Document(count));

        Assert.True(reader.ReadRoot());
        Assert.Equal(count, reader.AttributeCount);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal($"value {i}", reader.GetAttribute(Name(i)).ToString());
        }

        Assert.False(reader.GetAttribute(Name(count)).IsPresent);
        Assert.True(reader.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_name_that_stands_twice_is_refused_where_it_stands_again(int count)
    {
        for (int again = 0; again < count; again++)
        {
            byte[] document = Document(count, $" {Encoding.UTF8.GetString(Name(again))}=\"\"");
            Utf8XmlReader reader = new(document);

            Assert.False(reader.ReadRoot());
            Assert.Equal(XmlFaultCode.DuplicateAttribute, reader.Fault.Code);
            Assert.Equal(document.AsSpan().LastIndexOf(Name(again)), reader.Fault.Offset);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void What_is_kept_of_them_is_what_the_names_leave(int count)
    {
        Utf8XmlReader reader = new(Document(count, " xmlns:p=\"urn:p\" p:a0=\"second\""));
        Assert.True(reader.ReadRoot());

        string kept = KeptMarkup.Attributes(reader.Attributes, reader, " a0 "u8, " p "u8, out _).ToString();

        // The first of the local name has a meaning, the second has none.
        IEnumerable<string> others = Enumerable.Range(1, Math.Max(0, count - 1)).Select(i => $"a{i}=\"value {i}\"");
        Assert.Equal(string.Join(' ', count == 0 ? [] : others.Append("p:a0=\"second\"")), kept);
        Assert.Equal(count > 0, KeptMarkup.MayHaveAttributes(reader, " a0 "u8));
    }

    [Fact]
    public void Attributes_with_a_meaning_and_declarations_are_not_kept()
    {
        Utf8XmlReader reader = new("<r xmlns='urn:r' xmlns:p='urn:p' p:id='1' type='2'/>"u8);
        Assert.True(reader.ReadRoot());

        Assert.False(KeptMarkup.MayHaveAttributes(reader, " type id "u8));
        Assert.True(KeptMarkup.MayHaveAttributes(reader, " type "u8));
        Assert.True(KeptMarkup.MayHaveAttributes(reader, default));
    }

    private static byte[] Name(int number) => Encoding.UTF8.GetBytes($"a{number}");

    private static byte[] Document(int count, string more = "") => Encoding.UTF8.GetBytes(
        $"<r{string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}=\"value {i}\""))}{more}/>");
}

using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Parts of a text that is decoded already stand for themselves.</summary>
public class DecodedWordTests
{
    [Theory]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<![CDATA[")]
    [InlineData("&")]
    [InlineData("&lt;")]
    public void Word_of_a_list_that_looks_like_markup_is_a_wrong_number_and_no_crash(string word)
    {
        Utf8XmlText text = Utf8XmlText.OfDecoded(System.Text.Encoding.UTF8.GetBytes(word));
        byte[] decoded = new byte[word.Length];

        Assert.False(text.TryGetInt32(out _));
        Assert.Equal(word, text.ToString());
        Assert.True(text.TryDecode(decoded, out int written));
        Assert.Equal(word, System.Text.Encoding.UTF8.GetString(decoded, 0, written));
    }
}

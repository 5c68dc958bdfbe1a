using System.Text;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>The exception that the campaign makes is no wider than what explains it.</summary>
public sealed class FifthEditionNamesTests
{
    [Theory]
    [InlineData("<a>é中</a>", false)]
    [InlineData("<a b='é' c=\"\U0001F600>\"/>", false)]
    [InlineData("<é ü='x'><中 日='y'/></é>", false)]
    [InlineData("<a><![CDATA[<\U00010000>]]></a>", false)]
    [InlineData("<\U00010000/>", true)]
    [InlineData("<a \u0370='x'/>", true)]
    [InlineData("<a><b\u2C00/></a>", true)]
    [InlineData("<a x:\u0300='x'/>", true)]
    public void Only_names_that_the_fourth_edition_refuses_count(string document, bool stands)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);

        Assert.Equal(stands, FifthEditionNames.StandIn(bytes));
    }

    [Theory]
    [InlineData("<é ü='x'><中 日='y'/></é>")]
    [InlineData("<\U00010000/>")]
    [InlineData("<a \u0370='x'/>")]
    [InlineData("<a><b\u2C00/></a>")]
    public void System_Xml_refuses_just_those(string document)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);

        Assert.Equal(FifthEditionNames.StandIn(bytes), !SystemXmlJudge.Of(bytes).IsWellFormed);
    }
}

using System.Globalization;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Names are found by all their bytes.</summary>
public sealed class NameTableTests
{
    private static readonly string[] Names = Enumerable.Range(0, 5000)
        .Select(static i => string.Create(CultureInfo.InvariantCulture, $"thing-{i}-changed")).ToArray();

    [Fact]
    public void Each_of_many_names_has_its_number()
    {
        NameTable table = new(Names);
        for (int i = 0; i < Names.Length; i++)
        {
            Assert.Equal(i, table.Find(Encoding.UTF8.GetBytes(Names[i])));
        }
    }

    [Theory]
    [InlineData("thing-5000-changed")]
    [InlineData("thing-1-change")]
    [InlineData("thing-1-changed ")]
    [InlineData("Thing-1-changed")]
    [InlineData("")]
    public void What_is_no_name_is_not_found(string other) =>
        Assert.Equal(-1, new NameTable(Names).Find(Encoding.UTF8.GetBytes(other)));

    [Fact]
    public void Names_beyond_ascii_and_empty_tables_do()
    {
        Assert.Equal(1, new NameTable(["tür", "größe"]).Find("größe"u8));
        Assert.Equal(-1, new NameTable([]).Find("x"u8));
    }

    [Fact]
    public void Of_equal_names_the_first_is_found() =>
        Assert.Equal(0, new NameTable(["same", "other", "same"]).Find("same"u8));
}

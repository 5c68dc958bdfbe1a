using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests;

/// <summary>Other spellings of keys and names, and bags in bags.</summary>
public sealed class SpellingTests
{
    private const string Folding = """fold="true" """;

    [Fact]
    public void Other_spellings_reach_the_model_after_the_one_that_is_written()
    {
        ResourceModel disk = Assert.Single(SchemaTester.Model("""
            <resource name="Disk" wire="disk" wire-also="vdisk hdd">
              <property name="Path" key="dev_path" key-also="path  device" />
            </resource>
            """).Resources);

        Assert.Equal(["disk", "vdisk", "hdd"], disk.WireSpellings());
        Assert.Equal(["dev_path", "path", "device"], Assert.Single(disk.Properties).KeySpellings());
    }

    [Theory]
    [InlineData("<property name='A' key='a' key-also='b' /><property name='B' key='b' />")]
    [InlineData("<property name='A' key='a' key-also='x' /><property name='B' key='b' key-also='x' />")]
    public void A_spelling_that_another_property_has_is_reported(string properties) => Assert.Equal(
        ["LDM2001"],
        SchemaTester.Compile($"<resource name='R'>{properties}</resource>").Diagnostics.Select(found => found.Id));

    [Fact]
    public void A_name_that_another_resource_has_is_reported() => Assert.Equal(
        ["LDM2001"],
        SchemaTester.Compile("<resource name='A' wire='a' wire-also='b' /><resource name='b' />")
            .Diagnostics.Select(found => found.Id));

    [Theory]
    [InlineData(Folding, 1)]
    [InlineData("", 0)]
    public void Keys_that_fold_together_are_reported_when_the_bag_folds(string attribute, int count)
    {
        string text = SchemaTester.Document(
            "<resource name='R'><property name='A' key='a-b-c' /><property name='B' key='a_b-c' /></resource>");
        SchemaResult result = SchemaTester.CompileFile(text.Replace("<bag ", "<bag " + attribute));

        Assert.Equal(Enumerable.Repeat("LDM2030", count), result.Diagnostics.Select(found => found.Id));
        Assert.Equal(2 - count, result.Model!.Resources[0].Properties.Count);
    }

    [Fact]
    public void Another_spelling_without_a_key_is_reported() => Assert.Equal(
        ["LDM2031"],
        SchemaTester.Compile("<resource name='R'><property name='A' path='a' key-also='b' /></resource>")
            .Diagnostics.Select(found => found.Id));

    [Fact]
    public void A_property_named_like_the_nested_list_is_reported()
    {
        string text = SchemaTester.Document("<resource name='R'><property name='Parts' key='parts' /></resource>");
        SchemaResult result = SchemaTester.CompileFile(
            text.Replace("key=\"@name\" />", "key=\"@name\"><nested name=\"Parts\" element=\"Part\" /></bag>"));

        Assert.Equal(["LDM2003"], result.Diagnostics.Select(found => found.Id));
        Assert.Equal("Parts", result.Model!.Wire.Bag!.Nested!.NameClr);
    }

    [Theory]
    [InlineData("fold='true'")]
    [InlineData("child-entries='true'")]
    public void Rules_for_entries_need_an_entry(string attribute)
    {
        string text = SchemaTester.Document("").Replace("entry=\"Entry\" key=\"@name\"", attribute);

        Assert.Equal(["LDM2022"], SchemaTester.CompileFile(text).Diagnostics.Select(found => found.Id));
    }

    [Fact]
    public void A_second_nested_list_is_reported() => Assert.Contains(
        "LDM2001",
        SchemaTester.CompileFile(SchemaTester.Document("").Replace(
                "key=\"@name\" />",
                "key=\"@name\"><nested name=\"A\" element=\"a\" /><nested name=\"B\" element=\"b\" /></bag>"))
            .Diagnostics.Select(found => found.Id));
}

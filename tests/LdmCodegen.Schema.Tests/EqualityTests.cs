using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>
/// Edits that mean nothing change no model; positions are part of what was read, not of what it means.
/// </summary>
public sealed partial class EqualityTests
{
    private static readonly string Original =
        File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));

    [Fact]
    public void White_space_and_comments_between_elements_change_no_model()
    {
        string edited = BeforeTag().Replace(
            Original, match => match.Groups[1].Success ? "\r\n\t<!-- new --> \n<" : match.Value);

        Assert.NotEqual(Original, edited);
        AssertSameModel(edited);
    }

    [Fact]
    public void Windows_line_ends_change_no_model()
    {
        AssertSameModel(Original.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void Breaking_the_lines_of_documentation_anew_changes_no_model()
    {
        Assert.Equal(
            SchemaTester.Model("<enum name='E'><doc>One two\nthree.\n\nFour.</doc></enum>"),
            SchemaTester.Model("<enum name='E'><doc>\n  One\n  two three.\n \t\n  Four.\n</doc></enum>"));
    }

    [Fact]
    public void A_changed_word_changes_the_model()
    {
        Assert.NotEqual(
            SchemaTester.Model("<enum name='E' doc='One.' />"), SchemaTester.Model("<enum name='E' doc='Two.' />"));
    }

    [Fact]
    public void Reading_the_same_text_twice_gives_equal_files_and_moved_text_does_not()
    {
        SchemaFile file = SchemaCompiler.Read("a.xml", Original);

        Assert.Equal(file, SchemaCompiler.Read("a.xml", Original));
        Assert.Equal(file.GetHashCode(), SchemaCompiler.Read("a.xml", Original).GetHashCode());
        Assert.NotEqual(file, SchemaCompiler.Read("a.xml", Original.Replace("<wire>", "\n<wire>")));
    }

    private static void AssertSameModel(string edited)
    {
        SchemaResult before = SchemaTester.CompileFile(Original);
        SchemaResult after = SchemaTester.CompileFile(edited);

        Assert.NotNull(before.Model);
        Assert.Equal(before.Model, after.Model);
        Assert.Equal(before.Model.GetHashCode(), after.Model!.GetHashCode());
    }

    /// <summary>A line break before a tag outside of CDATA, which is matched whole first.</summary>
    [GeneratedRegex(@"<!\[CDATA\[.*?\]\]>|(\n *<(?!!))", RegexOptions.Singleline)]
    private static partial Regex BeforeTag();
}

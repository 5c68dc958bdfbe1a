namespace LdmCodegen.Testing.Tests;

public sealed class SourceFolderTests
{
    [Fact]
    public void A_file_that_is_where_the_compiler_saw_it_is_taken_there()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("tests/Some/SomeTests.cs", "");

        Assert.Equal(Path.GetDirectoryName(file), SourceFolder.Of(file, "/elsewhere"));
    }

    [Theory]
    [InlineData("/_/tests/Some/SomeTests.cs")]
    [InlineData("/_1/tests/Some/SomeTests.cs")]
    [InlineData("/src/product/tests/Some/SomeTests.cs")]
    public void A_path_without_the_machines_part_is_found_above_the_running_tests(string compiled)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("tests/Some/SomeTests.cs", "");
        string output = folder.PathOf("tests/Some/bin/Debug/net10.0");

        Assert.Equal(Path.GetDirectoryName(file), SourceFolder.Of(compiled, output));
    }

    [Fact]
    public void The_longest_ending_that_exists_is_the_file()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("tests/Some/SomeTests.cs", "");
        folder.Write("SomeTests.cs", "");

        Assert.Equal(Path.GetDirectoryName(file), SourceFolder.Of("/_/tests/Some/SomeTests.cs", folder.PathOf("tests/Some/bin")));
    }

    [Fact]
    public void A_file_that_is_nowhere_keeps_its_path()
    {
        using TemporaryFolder folder = new();

        Assert.Equal("/_/tests/Some", SourceFolder.Of("/_/tests/Some/SomeTests.cs", folder.PathOf("bin")));
    }
}

namespace LdmCodegen.Runtime.Tests.Transport;

public class FileTrustStoreTests
{
    [Fact]
    public void A_line_that_lost_its_pin_trusts_no_key()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("known");
        File.WriteAllText(path, "host:1\n");

        TrustStoreAnswer answer = new FileTrustStore(path).CheckOrAdd("host:1", "sha256/new");

        Assert.False(answer.IsTrusted);
        Assert.Contains("line 1 of", answer.Place, StringComparison.Ordinal);
        Assert.Equal("host:1\n", File.ReadAllText(path));
    }

    [Fact]
    public void Comments_and_other_servers_stay_as_they_are()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("known");
        File.WriteAllText(path, "# mine\n\na:1 sha256/A\nbroken\n");

        Assert.True(new FileTrustStore(path).CheckOrAdd("b:1", "sha256/B").IsTrusted);

        Assert.Equal("# mine\n\na:1 sha256/A\nbroken\nb:1 sha256/B\n", File.ReadAllText(path).ReplaceLineEndings("\n"));
        Assert.False(File.Exists(path + ".new"));
    }

    [Fact]
    public void A_changed_key_is_refused_with_the_old_one_and_its_place_and_nothing_is_written()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("known");
        File.WriteAllText(path, "# mine\na:1 sha256/A\n");

        TrustStoreAnswer answer = new FileTrustStore(path).CheckOrAdd("A:1", "sha256/B");

        Assert.Equal(new TrustStoreAnswer(false, "sha256/A", $"line 2 of '{path}'"), answer);
        Assert.Equal("# mine\na:1 sha256/A\n", File.ReadAllText(path));
    }

    [Fact]
    public void Many_stores_on_one_file_lose_no_key()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("in/a/new/folder");

        Parallel.For(0, 40, i => Assert.True(new FileTrustStore(path).CheckOrAdd($"host-{i}:1", "sha256/A").IsTrusted));

        Assert.Equal(40, File.ReadAllLines(path).Distinct().Count());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("#a")]
    public void A_name_that_would_break_the_file_is_refused(string name)
    {
        using TemporaryFolder folder = new();
        FileTrustStore store = new(folder.File("known"));

        Assert.Throws<ArgumentException>(() => store.CheckOrAdd(name, "sha256/A"));
    }
}

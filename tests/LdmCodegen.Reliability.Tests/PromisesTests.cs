using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Reliability.Tests;

/// <summary>docs/reliability.md promises what tests prove, and names them.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void Every_test_that_a_promise_names_exists()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reliability.md"));
        string[] sources = [.. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)];
        MatchCollection named = NamedTest().Matches(page);

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains(sources, source => Holds(source, test)));
    }

    private static bool Holds(string source, Match test) =>
        Regex.IsMatch(source, $@"\bclass {test.Groups[1].Value}\b")
        && Regex.IsMatch(source, $@"\b{test.Groups[2].Value}\(");

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex NamedTest();
}

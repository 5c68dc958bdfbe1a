using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>The lists of files on the page for contributors are what a look into the tree gives.</summary>
public sealed partial class ContributingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/contributing.md"));

    [Fact]
    public void Every_file_and_folder_that_is_named_exists()
    {
        string[] named = [.. Named().Matches(Page).Select(match => match.Groups[1].Value)];

        Assert.True(named.Length > 20, string.Join(' ', named));
        Assert.All(named, name => Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), name));
    }

    [Fact]
    public void A_finding_stands_in_the_files_of_its_list()
    {
        // A finding without a test of its own: what mentions it is what every finding needs.
        SchemaRule rule = SchemaRules.SinceBeforeOwner;

        IEnumerable<string> found = FilesWith("generator", rule.Id, nameof(SchemaRules.SinceBeforeOwner))
            .Where(file => !file.Contains("/Lint/", StringComparison.Ordinal) && !file.Contains("/Repairs/", StringComparison.Ordinal))
            .Concat(FilesWith("docs", $"### {rule.Id}"))
            .Concat(FilesWith("tests", rule.Id).Where(file => file.EndsWith(".verified.txt", StringComparison.Ordinal)));

        Assert.Equal(found.Order(StringComparer.Ordinal), ListOf("a finding"));
    }

    [Fact]
    public void A_generated_file_stands_in_the_files_of_its_list()
    {
        IEnumerable<string> found = FilesWith("generator/LdmCodegen.Generator", "GreetingView")
            .Append("generator/LdmCodegen.Generator/Templates/greeting.scriban");

        Assert.Equal(found.Order(StringComparer.Ordinal), ListOf("a generated file"));
    }

    private static string[] ListOf(string what)
    {
        string section = Page.Split($"## To add {what}\n")[1].Split("\n## ")[0];
        return [.. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Named().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> FilesWith(string folder, params string[] texts) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".txt")
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Where(file => File.ReadAllText(Path.Combine(Repository.Root, file)) is var text
                && texts.Any(one => text.Contains(one, StringComparison.Ordinal)));

    [GeneratedRegex(@"`((?:generator|runtime|schema|docs|tests|eng)/[^`\s]+)`")]
    private static partial Regex Named();
}

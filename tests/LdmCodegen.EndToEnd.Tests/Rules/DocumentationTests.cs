using System.Text;
using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Rules;

/// <summary>What the documentation points at exists, and what it shows compiles.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading()
    {
        List<string> faults = [];
        foreach (string page in SourceFiles.Under(".", ".md"))
        {
            foreach (Match link in Link().Matches(InlineCode().Replace(Prose(page), "")))
            {
                string target = link.Groups[1].Value;
                if (!External().IsMatch(target) && Fault(page, target) is { } fault)
                {
                    faults.Add($"{SourceFiles.NameOf(page)}: {target}: {fault}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_page_is_in_the_index()
    {
        string index = File.ReadAllText(Path.Combine(Repository.Root, "docs/README.md"));

        Assert.All(
            SourceFiles.Under("docs", ".md").Where(page => Path.GetFileName(page) != "README.md"),
            page => Assert.Contains($"]({Path.GetRelativePath(Path.Combine(Repository.Root, "docs"), page)})", index));
    }

    [Fact]
    public void The_csharp_of_the_readme_is_compiled_in_these_tests()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string compiled = Squeeze(File.ReadAllText(
            Path.Combine(Repository.Root, "tests/LdmCodegen.EndToEnd.Tests/Rules/ReadmeSnippets.cs")));

        MatchCollection blocks = CSharpBlock().Matches(readme);

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block.Groups[1].Value), compiled));
    }

    [Theory]
    [InlineData("docs/testing.md", "samples/Doors.Tests")]
    [InlineData("docs/generated-code.md", "samples/Doors")]
    public void The_csharp_of_a_page_stands_in_a_sample(string page, string sample)
    {
        string sources = string.Join(' ', SourceFiles.Under(sample, ".cs").Select(path => Squeeze(File.ReadAllText(path))));
        MatchCollection blocks = CSharpBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)));

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block.Groups[1].Value), sources));
    }

    private static string? Fault(string page, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0
            ? page
            : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return "no such file";
        }

        bool anchored = parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal);
        return anchored && !AnchorsOf(path).Contains(parts[1]) ? "no such heading" : null;
    }

    private static IEnumerable<string> AnchorsOf(string page) =>
        Heading().Matches(Prose(page)).Select(heading => AnchorOf(heading.Groups[1].Value));

    private static string Prose(string page) => FencedCode().Replace(File.ReadAllText(page), "");

    private static string AnchorOf(string heading)
    {
        StringBuilder anchor = new();
        foreach (char c in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                anchor.Append(c);
            }
            else if (c == ' ')
            {
                anchor.Append('-');
            }
        }

        return anchor.ToString();
    }

    private static string Squeeze(string code) => Blank().Replace(code, " ").Trim();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(https?|mailto):")]
    private static partial Regex External();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedCode();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

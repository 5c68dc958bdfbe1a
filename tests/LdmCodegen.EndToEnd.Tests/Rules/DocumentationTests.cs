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

    /// <summary>Where the C# of a page is compiled: a file or folder of this checkout, or by <see cref="Packages.StartPageTests"/>.</summary>
    private static readonly Dictionary<string, string> Compiled = new()
    {
        ["README.md"] = "tests/LdmCodegen.EndToEnd.Tests/Rules/ReadmeSnippets.cs",
        ["docs/client-and-server.md"] = Snippets,
        ["docs/discovery.md"] = Snippets,
        ["docs/documents.md"] = Snippets,
        ["docs/generated-code.md"] = "samples/Doors",
        ["docs/ldm.md"] = Snippets,
        ["docs/performance.md"] = Snippets,
        ["docs/simulator.md"] = Snippets,
        ["docs/start.md"] = "run",
        ["docs/testing.md"] = "samples/Doors.Tests",
        ["docs/your-own-protocol.md"] = "tests/LdmCodegen.Netconf.Tests/Guide",
        ["generator/LdmCodegen/README.md"] = "run",
        ["runtime/LdmCodegen.LogicalDomains/README.md"] = Snippets,
        ["runtime/LdmCodegen.Testing/README.md"] = "samples/Doors.Tests",
    };

    private const string Snippets = "tests/LdmCodegen.EndToEnd.Tests/Rules/PageSnippets.cs";

    public static TheoryData<string> PagesWithCode => new(SourceFiles.Under(".", ".md")
        .Where(page => CSharpBlock().IsMatch(File.ReadAllText(page))).Select(SourceFiles.NameOf).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void The_csharp_of_a_page_is_compiled_somewhere(string page)
    {
        Assert.True(Compiled.TryGetValue(page, out string? place), $"nothing compiles the C# of {page}");
        if (place == "run")
        {
            Assert.Contains(page, Packages.StartPageTests.Pages);
            return;
        }

        string path = Path.Combine(Repository.Root, place);
        IEnumerable<string> files = File.Exists(path) ? [path] : SourceFiles.Under(place, ".cs");
        string sources = string.Join(' ', files.Select(file => Squeeze(File.ReadAllText(file))));
        Assert.All(
            CSharpBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))),
            block => Assert.Contains(Squeeze(Usings().Replace(block.Groups[1].Value, "")), sources));
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

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

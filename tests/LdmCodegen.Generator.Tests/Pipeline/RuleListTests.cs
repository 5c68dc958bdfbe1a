using System.Text.RegularExpressions;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Tests.Shared;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Every finding is listed wherever findings are listed.</summary>
public sealed partial class RuleListTests
{
    [Fact]
    public void The_release_files_list_every_rule_as_it_is()
    {
        string[] expected = [.. DiagnosticDescriptors.All
            .Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}")];
        string[] listed = [.. new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadAllLines(InRepository($"generator/LdmCodegen.Generator/AnalyzerReleases.{kind}.md")))
            .Where(line => line.StartsWith("LDM", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

        Assert.Equal(expected, listed);
    }

    [Fact]
    public void Every_help_link_leads_to_a_section_of_the_page()
    {
        string page = File.ReadAllText(InRepository("docs/diagnostics.md"));
        HashSet<string> anchors = [.. Heading().Matches(page).Select(match => match.Groups[1].Value.ToLowerInvariant())];

        Assert.All(DiagnosticDescriptors.All, rule => Assert.Contains(rule.HelpLinkUri.Split('#')[1], anchors));
    }

    [Fact]
    public void Every_rule_has_a_title_without_a_full_stop_and_an_id_of_its_range()
    {
        Assert.All(DiagnosticDescriptors.All, rule =>
        {
            Assert.Matches("^LDM[1-5][0-9]{3}$", rule.Id);
            Assert.DoesNotMatch(@"\.$", rule.Title.ToString(null));
            Assert.True(rule.IsEnabledByDefault);
        });
    }

    private static string InRepository(string path) => Path.Combine(Repository.Root, path);

    [GeneratedRegex("^### (LDM[0-9]{4})$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}

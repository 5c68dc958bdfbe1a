using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>The page of findings has all of them, and its examples are true.</summary>
public sealed partial class DiagnosticsPageTests
{
    private static readonly Dictionary<string, string> Sections = ReadSections();

    public static TheoryData<string> RuleIds => new(SchemaRules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Every_rule_has_a_section_with_its_title_and_message(string id)
    {
        SchemaRule rule = SchemaRules.All.Single(rule => rule.Id == id);

        Assert.Contains($"**{rule.Title}.**", Sections[id]);
        Assert.Contains($"`{rule.MessageFormat}`", Sections[id]);
        Assert.Contains("Cure: ", Sections[id]);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_first_fragment_of_a_section_gives_its_finding_and_the_second_gives_none(string id)
    {
        string[] fragments = Fragment().Matches(Sections[id]).Select(match => match.Groups[1].Value).ToArray();
        if (id is "LDM1007" or "LDM2027")
        {
            Assert.Empty(fragments);
            return;
        }

        SchemaDiagnostic[] faulty = Findings(id, fragments[0]);
        Assert.True(faulty.All(found => found.Id == id), string.Join("\n", faulty.AsEnumerable()));
        Assert.Single(faulty);
        foreach (string cured in fragments.Skip(1))
        {
            Assert.Empty(Findings(id, cured));
        }
    }

    /// <summary>What a fragment gives against its section's contract, without what has a section of its own.</summary>
    private static SchemaDiagnostic[] Findings(string id, string fragment)
    {
        string? contract = Contract().Match(Sections[id]) is { Success: true } shown ? shown.Groups[1].Value : null;
        return [.. SchemaTester.Compile(fragment, contract).Diagnostics
            .Where(found => found.Id == id || found.Id is not ("LDM3008" or "LDM4001"))];
    }

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = SchemaRules.All.Select(rule => rule.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_section_but_those_of_the_project_is_of_a_rule()
    {
        IEnumerable<string> documented = Sections.Keys.Where(id => id[3] is >= '1' and <= '4' && id != "LDM3010");

        Assert.Equal(SchemaRules.All.Select(rule => rule.Id), documented);
    }

    private static Dictionary<string, string> ReadSections()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics.md"));
        return page.Split("\n### ").Skip(1).ToDictionary(section => section[..7], section => section);
    }

    [GeneratedRegex(@"^```text\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Contract();

    [GeneratedRegex(@"^```xml\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fragment();
}

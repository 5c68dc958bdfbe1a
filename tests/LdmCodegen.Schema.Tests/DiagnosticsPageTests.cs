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

        SchemaResult faulty = SchemaTester.Compile(fragments[0]);
        Assert.True(faulty.Diagnostics.All(found => found.Id == id), string.Join("\n", faulty.Diagnostics));
        Assert.Single(faulty.Diagnostics);
        foreach (string cured in fragments.Skip(1))
        {
            SchemaTester.Model(cured);
        }
    }

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = SchemaRules.All.Select(rule => rule.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_section_of_the_text_and_the_meaning_is_of_a_rule()
    {
        IEnumerable<string> documented = Sections.Keys.Where(id => id.StartsWith("LDM1") || id.StartsWith("LDM2"));

        Assert.Equal(SchemaRules.All.Select(rule => rule.Id), documented);
    }

    private static Dictionary<string, string> ReadSections()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics.md"));
        return page.Split("\n### ").Skip(1).ToDictionary(section => section[..7], section => section);
    }

    [GeneratedRegex(@"^```xml\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fragment();
}

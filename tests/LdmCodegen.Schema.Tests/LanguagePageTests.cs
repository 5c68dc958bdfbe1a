using System.Text.RegularExpressions;
using LdmCodegen.Schema.Reading;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>
/// The reference has every element, attribute, choice and type, and nothing else; its examples compile.
/// </summary>
public sealed partial class LanguagePageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs/schema-language.md"));

    [Fact]
    public void The_reference_has_the_elements_of_the_language()
    {
        Assert.Equal(
            Vocabulary.Elements.Keys.Order(), Section().Matches(Page).Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void Each_element_has_its_attributes_and_children_in_the_reference()
    {
        foreach (Match section in Section().Matches(Page))
        {
            ElementRule rule = Vocabulary.Elements[section.Groups[1].Value];
            string text = section.Groups[2].Value;
            AttributeRule[] own = rule.Attributes.Except(Vocabulary.Common).ToArray();

            Assert.Equal(own.Select(Describe), Rows(text));
            Assert.Equal(rule.Children.Where(child => child != "doc"), ChildrenIn(text));
        }
    }

    [Fact]
    public void The_attributes_of_every_element_are_in_the_reference()
    {
        string table = Page.Split("## Attributes of every element")[1].Split("## Elements")[0];

        Assert.Equal(Vocabulary.Common.Select(Describe), Rows(table));
    }

    [Fact]
    public void Every_type_is_in_the_reference()
    {
        string table = Page.Split("## Values")[1].Split("\n## ")[0];

        Assert.All(TypeSyntax.Known.Keys, type => Assert.Contains($"`{type}`", table));
    }

    [Fact]
    public void The_examples_compile()
    {
        string[] examples = Example().Matches(Page).Select(match => match.Groups[1].Value).ToArray();
        SchemaFile[] files = examples.Select((text, i) => SchemaCompiler.Read($"{i}.protocol.xml", text)).ToArray();

        Assert.Equal(4, files.Length);
        Assert.All(files, file => Assert.Equal("", string.Join("\n", SchemaCompiler.Compile(file, files).Diagnostics
            .Where(found => found.Severity != SchemaSeverity.Info))));
    }

    private static string Describe(AttributeRule rule) => rule.Name + (rule.Required ? "!" : "");

    private static IEnumerable<string> Rows(string text) =>
        Row().Matches(text).Select(row => row.Groups[1].Value + (row.Groups[2].Success ? "!" : ""));

    private static IEnumerable<string> ChildrenIn(string text) =>
        text.Split("Holds: ") is [_, string list, ..]
            ? Link().Matches(list.Split('\n')[0]).Select(link => link.Groups[1].Value)
            : [];

    [GeneratedRegex(@"^### `([\w-]+)`$(.*?)(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `([\w-]+)`( \(required\))? \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[`([\w-]+)`\]")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```xml\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}

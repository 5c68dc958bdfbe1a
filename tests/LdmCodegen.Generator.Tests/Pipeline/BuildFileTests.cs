using System.Xml.Linq;
using LdmCodegen.Tests.Shared;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>The build files of the package hand over what the generator asks for, and no more.</summary>
public sealed class BuildFileTests
{
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string Property = "build_property.";

    [Fact]
    public void The_compiler_sees_every_option_that_the_generator_reads()
    {
        Run run = Driver.For((DoorsPath, Doors)).Run();
        IEnumerable<string> asked = run.Driver.AskedOptions.Order(StringComparer.Ordinal);

        XDocument props = Load("LdmCodegen.props");
        string[] visible =
        [
            .. Names(props, "CompilerVisibleItemMetadata", "MetadataName").Select(name => Metadata + name),
            .. Names(props, "CompilerVisibleProperty", "Include").Select(name => Property + name),
        ];
        Assert.Equal(visible.Order(StringComparer.Ordinal), asked);
    }

    [Fact]
    public void A_named_schema_file_hands_over_each_of_its_options()
    {
        string[] expected = [.. Names(Load("LdmCodegen.props"), "CompilerVisibleItemMetadata", "MetadataName").Order()];
        XElement named = Load("LdmCodegen.targets").Descendants("AdditionalFiles")
            .Single(item => item.Attribute("Include")?.Value == "@(LdmProtocol)");

        Assert.Equal(
            expected,
            named.Attributes().Select(attribute => attribute.Name.LocalName).Where(name => name != "Include").Order());
    }

    [Fact]
    public void Every_option_is_documented()
    {
        string page = File.ReadAllText(InRepository("docs/configuration.md"));
        XDocument props = Load("LdmCodegen.props");

        Assert.All(Names(props, "CompilerVisibleProperty", "Include"), name => Assert.Contains($"| `{name}` |", page));
        Assert.All(
            Names(props, "CompilerVisibleItemMetadata", "MetadataName"),
            name => Assert.Contains($"| `{name["Ldm".Length..]}` |", page));
    }

    private static IEnumerable<string> Names(XDocument build, string item, string attribute) =>
        build.Descendants(item).Select(element => element.Attribute(attribute)!.Value);

    private static XDocument Load(string name) =>
        XDocument.Load(InRepository("generator/LdmCodegen/buildTransitive/" + name));

    private static string InRepository(string path) => Path.Combine(Repository.Root, path);
}

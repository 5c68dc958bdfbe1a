using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>Every piece of XML that a page shows is true. The page of findings has tests of its own.</summary>
public sealed partial class PageSchemaTests
{
    private const string DiagnosticsPage = "docs/diagnostics.md";

    private static readonly XNamespace Language = SchemaFile.Namespace;

    /// <summary>Where pages show a piece of a schema, the schema that it is a piece of.</summary>
    private static readonly Dictionary<string, string> Wholes = new()
    {
        ["README.md"] = "schema/ldm.protocol.xml",
        ["docs/your-own-protocol.md"] = "tests/LdmCodegen.Netconf.Tests/netconf.protocol.xml",
    };

    /// <summary>Names of the MSBuild language that snippets of projects use.</summary>
    private static readonly string[] OfProjects =
    [
        "Include", "None", "CopyToOutputDirectory", "Project", "OutputItemType", "ReferenceOutputAssembly", "PropertyGroup", "ItemGroup", "Import",
        "ProjectReference", "PackageReference", "Version", "NoWarn", "WarningsAsErrors", "TreatWarningsAsErrors", "InternalsVisibleTo",
    ];

    public static TheoryData<string> Pages => new(Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
        .Concat(Directory.EnumerateFiles(Repository.Root, "README.md", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 2,
        }))
        .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'))
        .Where(page => page != DiagnosticsPage && !page.StartsWith("artifacts/", StringComparison.Ordinal) && Fences(page).Length > 0)
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Schemas_of_a_page_compile_without_a_warning(string page)
    {
        string[] schemas = [.. Fences(page).Where(IsSchema)];
        SchemaFile[] packaged =
        [
            SchemaCompiler.Read("ldm", File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"))),
        ];
        SchemaFile[] files = [.. schemas.Select((text, i) => SchemaCompiler.Read($"{page}#{i}", text))];

        foreach (SchemaFile file in files)
        {
            Assert.DoesNotContain(
                SchemaCompiler.Compile(file, [.. files.Where(other => other != file), .. packaged]).Diagnostics,
                found => found.Severity != SchemaSeverity.Info);
        }

        Assert.All(schemas, text => Assert.Empty(XsdFaults(text)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pieces_of_schemas_stand_in_the_whole_and_projects_use_what_there_is(string page)
    {
        foreach (string fence in Fences(page).Where(fence => !IsSchema(fence)))
        {
            XElement[] parts = [.. XElement.Parse($"<all xmlns:x='x'>{fence}</all>").Elements()];
            if (parts.All(part => part.Name.LocalName is "PropertyGroup" or "ItemGroup" or "Import"))
            {
                Assert.All(
                    parts.SelectMany(part => part.DescendantsAndSelf()).SelectMany(NamesOf),
                    name => Assert.Contains(name, KnownInProjects()));
            }
            else if (parts[0].Name.LocalName != "configuration")
            {
                Assert.True(Wholes.TryGetValue(page, out string? whole), $"{page} shows a piece of no schema:\n{fence}");
                XElement schema = XElement.Load(Path.Combine(Repository.Root, whole));
                Assert.All(parts, part => AssertStandsIn(schema, part));
            }
        }
    }

    /// <summary>The whole has an element like the piece, with its attributes among others, and so on inside.</summary>
    private static void AssertStandsIn(XElement whole, XElement piece)
    {
        XElement[] same = [.. whole.Elements(Language + piece.Name.LocalName).Where(element => piece.Attributes()
            .All(attribute => element.Attribute(attribute.Name.LocalName)?.Value == attribute.Value))];
        Assert.True(same.Length > 0, $"the schema has no such element: {piece}");
        foreach (XElement child in piece.Elements())
        {
            Assert.True(
                same.Any(element => Record.Exception(() => AssertStandsIn(element, child)) is null),
                $"the schema has no such element: {child}");
        }
    }

    private static HashSet<string> KnownInProjects()
    {
        string props = File.ReadAllText(Path.Combine(
            Repository.Root, "generator/LdmCodegen/buildTransitive/LdmCodegen.props"));
        string targets = File.ReadAllText(Path.Combine(
            Repository.Root, "generator/LdmCodegen/buildTransitive/LdmCodegen.targets"));
        return
        [
            .. OfProjects, "LdmProtocol",
            .. Visible().Matches(props).Select(match => match.Groups[1].Value),
            .. Metadata().Matches(targets).Select(match => match.Groups[1].Value),
        ];
    }

    private static IEnumerable<string> NamesOf(XElement element) =>
        element.Attributes().Select(attribute => attribute.Name.LocalName).Prepend(element.Name.LocalName);

    private static List<string> XsdFaults(string text)
    {
        List<string> faults = [];
        XmlReaderSettings settings = new() { ValidationType = ValidationType.Schema };
        using (XmlReader xsd = XmlReader.Create(Path.Combine(Repository.Root, "schema/ldmcodegen.xsd")))
        {
            settings.Schemas.Add(SchemaFile.Namespace, xsd);
        }

        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static bool IsSchema(string fence) => fence.StartsWith("<protocol", StringComparison.Ordinal);

    private static string[] Fences(string page) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^```xml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"CompilerVisibleProperty Include=""(\w+)""")]
    private static partial Regex Visible();

    [GeneratedRegex(@"%\((\w+)\)")]
    private static partial Regex Metadata();
}

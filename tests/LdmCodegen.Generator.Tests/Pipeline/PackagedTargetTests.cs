using System.Text.RegularExpressions;
using System.Xml.Linq;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>
/// The packaged schema's code for each of its versions and releases: it compiles, and has all that the target has and
/// nothing newer. What is newer is read from the schema's XML, not from what the generator makes of it.
/// </summary>
public sealed class PackagedTargetTests
{
    private static readonly XNamespace Namespace = "urn:ldmcodegen:schema:1";

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));

    private static readonly XElement Protocol = XElement.Parse(Text);

    private static readonly string[] Order =
        [.. Protocol.Element(Namespace + "versions")!.Descendants().Select(static point => point.Attribute("id")!.Value)];

    [Fact]
    public void Code_for_every_target_compiles_without_a_warning_and_has_what_the_target_has()
    {
        // Many targets give the same code, but for the list of versions.
        HashSet<string> compiled = [];
        foreach (string target in Order)
        {
            Run run = Driver.For(("ldm.protocol.xml", Text))
                .With("LdmTargetVersion", target).With("LdmGenerate", "client,server").Run();
            int last = Last(target);
            foreach (XElement part in Protocol.Descendants().Where(IsGenerated))
            {
                Assert.True(
                    IsThere(run, part) == (Since(part) <= last),
                    $"{target}: {part.Name.LocalName} {NameOf(part)} of {NameOf(part.Parent!)}");
            }

            if (compiled.Add(string.Concat(run.Sources.Where(file => file.Key != "Ldm.Schema.g.cs").Select(file => file.Value))))
            {
                run.AssertCompiles();
            }
        }

        Assert.InRange(compiled.Count, 5, Order.Length);
    }

    [Fact]
    public void Every_kind_of_part_is_newer_somewhere() => Assert.Superset(
        new HashSet<string> { "action", "option", "resource", "shape", "property", "value" },
        Protocol.Descendants().Where(static part => IsGenerated(part) && part.Attribute("since") is not null)
            .Select(static part => part.Name.LocalName).ToHashSet());

    private static bool IsGenerated(XElement part) =>
        part.Name.LocalName is "action" or "option" or "resource" or "shape" or "property" or "value" or "item" or "items"
        && NameOf(part) != "Nothing";

    /// <summary>The place in the order of releases since which a part is there: not before what it stands in.</summary>
    private static int Since(XElement part) => part.AncestorsAndSelf()
        .Select(static one => one.Attribute("since")?.Value)
        .Concat(part.Name.LocalName is "item" or "items" ? [SinceOfResource(part)] : [])
        .Max(static since => since is null ? 0 : Array.IndexOf(Order, since));

    private static string? SinceOfResource(XElement items) => Protocol.Elements(Namespace + "resource")
        .SingleOrDefault(resource => NameOf(resource) == items.Attribute("resource")?.Value)?.Attribute("since")?.Value;

    /// <summary>The last place that a target covers: a version covers all of its releases.</summary>
    private static int Last(string target) => Array.IndexOf(
        Order,
        Protocol.Element(Namespace + "versions")!.Elements()
            .SingleOrDefault(version => version.Attribute("id")!.Value == target)?.Elements().LastOrDefault()?.Attribute("id")!.Value
        ?? target);

    private static bool IsThere(Run run, XElement part) => part.Name.LocalName switch
    {
        "option" or "property" or "item" or "items" =>
            run.Sources.TryGetValue(FileOf(part.Parent!), out string? source)
            && Regex.IsMatch(source, $@"\b{NameOf(part)}( \{{ get; init; \}}|;)", RegexOptions.CultureInvariant),
        "value" => run.Sources.TryGetValue(FileOf(part.Parent!), out string? source)
            && source.Contains($"\"{part.Attribute("wire")!.Value}\"", StringComparison.Ordinal),
        _ => run.Sources.ContainsKey(FileOf(part)),
    };

    private static string FileOf(XElement part) => part.Name.LocalName switch
    {
        "action" => $"Ldm.Actions.{NameOf(part)}.g.cs",
        "resource" => $"Ldm.Resources.{NameOf(part)}Resource.g.cs",
        "shape" => $"Ldm.Shapes.{NameOf(part)}Content.g.cs",
        _ => $"Ldm.Enums.{NameOf(part)}.g.cs",
    };

    private static string NameOf(XElement part) => Naming.Pascal(part.Attribute("name")?.Value ?? part.Name.LocalName);
}

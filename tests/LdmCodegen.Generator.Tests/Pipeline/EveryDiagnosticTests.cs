using System.Text;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Every finding there is, as a build shows it.</summary>
public sealed class EveryDiagnosticTests
{
    private const string Begun = """<protocol xmlns="urn:ldmcodegen:schema:1" name="Begun" namespace="Demo.Begun"/>""";

    private static readonly string[] Files =
    [
        "broken.protocol.xml", "syntax.protocol.xml", "meaning.protocol.xml", "imports.protocol.xml",
        "extension.protocol.xml", "layout.protocol.xml", "twice-1.protocol.xml", "twice-2.protocol.xml",
    ];

    [Fact]
    public void Every_finding_looks_as_it_should()
    {
        (string, string)[] texts =
        [
            (DoorsPath, Doors),
            .. Files.Select(name => ("/project/" + name, Load("Faults/" + name))),
            ("/project/groups.protocol.xml", ManyGroups()),
            ("/project/nested.protocol.xml", Nested()),
            ("/project/begun.protocol.xml", Begun),
            ("/project/kept.protocol.xml", Load("Faults/kept.protocol.xml")),
            ("/project/Kept.contract.txt", Load("Faults/Kept.contract.txt")),
            ("/project/Nobody.contract.txt", "# nothing\n"),
        ];
        Run[] runs =
        [
            Driver.For(texts)
                .With("LdmVisibility", "private")
                .With("LdmTargetVersion", "9")
                .WithMetadata("/project/twice-1.protocol.xml", "LdmGenerate", "client;sever").Run(),
            Driver.For(LanguageVersion.CSharp8, (DoorsPath, Doors)).Run(),
            Driver.For().Run(),
            Driver.For((DoorsPath, Doors))
                .WithReference("Building", "namespace Demo.Doors { public static class DoorsSchema { } }").Run(),
            Driver.For((DoorsPath, Doors)).WithSource("namespace Demo.Doors { class Wing { } record OpenDoorReply; }").Run(),
        ];

        Diagnostic[] found =
        [
            .. runs.SelectMany(run => run.Diagnostics.OrderBy(Place, StringComparer.Ordinal)),
            runs[0].MissingDocs.First(one => Place(one).StartsWith("/project/kept", StringComparison.Ordinal)),
        ];
        Snapshot.Match(string.Join("\n", found.Select(one => Show(one, texts))));

        // A fault of the generator itself cannot be provoked by a schema, names equal but for case would hide others, and a file
        // that is not there shows nothing; what can be repaired is told by an analyzer. They have tests of their own.
        string[] unseen = [.. DiagnosticDescriptors.All.Select(rule => rule.Id).Except(found.Select(one => one.Id))];
        Assert.Equal(["LDM5001", "LDM5003", "LDM5010", "LDM5011"], unseen);
    }

    private static string Place(Diagnostic found)
    {
        FileLinePositionSpan place = found.Location.GetLineSpan();
        return FormattableString.Invariant(
            $"{place.Path}:{place.StartLinePosition.Line:0000}:{place.StartLinePosition.Character:0000}:{found.Id}");
    }

    private static string Show(Diagnostic found, (string Path, string Text)[] texts)
    {
        StringBuilder text = new();
        string severity = found.Severity.ToString().ToLowerInvariant();
        text.Append($"{Show(found.Location)}: {severity} {found.Id}: {found.GetMessage()}\n");
        text.Append($"    at   {Quote(found.Location, texts)}\n");
        foreach (Location related in found.AdditionalLocations)
        {
            text.Append($"    also {Show(related)} {Quote(related, texts)}\n");
        }

        return text.Append($"    see  {found.Descriptor.HelpLinkUri}\n").ToString();
    }

    private static string Show(Location location)
    {
        FileLinePositionSpan place = location.GetLineSpan();
        return location == Location.None
            ? "project"
            : $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1},"
                + $"{place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})";
    }

    private static string Quote(Location location, (string Path, string Text)[] texts)
    {
        string path = location.GetLineSpan().Path;
        string? text = Array.Find(texts, file => file.Path == path).Text;
        return text is null ? "-" : $"[{text.Substring(location.SourceSpan.Start, location.SourceSpan.Length)}]";
    }

    private static string ManyGroups()
    {
        IEnumerable<string> groups = Enumerable.Range(1, 65).Select(number =>
            $"""  <events group="Floor{number}"><event name="door-on-floor-{number}" shape="Nothing"/></events>""");
        return $"""
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Groups" namespace="Demo.Groups" edition="1">
              <wire><message kind="event" root="e" unit="u" selector="s" payload="p"/></wire>
            {string.Join("\n", groups)}
            </protocol>
            """.ReplaceLineEndings("\n");
    }

    private static string Nested()
    {
        string open = string.Concat(Enumerable.Repeat("<shape name=\"S\">", 64));
        string close = string.Concat(Enumerable.Repeat("</shape>", 64));
        return $"<protocol xmlns=\"urn:ldmcodegen:schema:1\" name=\"Nested\" namespace=\"Demo.Nested\">{open}{close}</protocol>";
    }
}

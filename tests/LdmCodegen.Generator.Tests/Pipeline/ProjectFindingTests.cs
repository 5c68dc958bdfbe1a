using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Each finding about the project around a schema: told at its place, and not told of the nearest case that is right.</summary>
public sealed class ProjectFindingTests
{
    private const string Other = "/project/other.protocol.xml";

    private static readonly Case[] Cases =
    [
        new(
            "LDM5001", $"{Other}(1,1,1,1)",
            Driver.For((DoorsPath, Doors)).Add(new UnreadableText(Other)),
            Driver.For((DoorsPath, Doors), (Other, "<project/>"))),
        new(
            "LDM5002", $"{Other}(1,49,1,54)",
            Driver.For((DoorsPath, Doors), (Other, Doors.Replace("\"Doors\"", "\"DOORS\""))),
            Driver.For((DoorsPath, Doors), (Other, Doors.Replace("\"Doors\"", "\"Doors2\"").Replace("Demo.Doors", "Demo.Doors2")))),
        new(
            "LDM5003", $"{DoorsPath}(1,1,1,1)",
            Driver.For((DoorsPath, Doors.Replace("\"door-closed\"", "\"door-closed\" csharp=\"DOOROpened\""))),
            Driver.For((DoorsPath, Doors.Replace("\"door-closed\"", "\"door-closed\" csharp=\"DoorsOpened\"")))),
        new(
            "LDM5004", $"{DoorsPath}(1,1,1,1)",
            Driver.For((DoorsPath, Doors)).WithMetadata(DoorsPath, "LdmGenerate", "klient"),
            Driver.For((DoorsPath, Doors)).WithMetadata(DoorsPath, "LdmGenerate", "CLIENT")),
        new(
            "LDM5005", $"{DoorsPath}(1,49,1,54)",
            Driver.For((DoorsPath, Doors)).With("LdmTargetVersion", "3"),
            Driver.For((DoorsPath, Doors)).With("LdmTargetVersion", "2")),
        new(
            "LDM5006", "project",
            Driver.For(LanguageVersion.CSharp8, (DoorsPath, Doors)),
            Driver.For(LanguageVersion.CSharp9, (DoorsPath, Doors))),
        new("LDM5007", "project", Driver.For((Other, "<project/>")), Driver.For((DoorsPath, Doors), (Other, "<project/>"))),
        new(
            "LDM5008", $"{DoorsPath}(1,1,1,1)",
            Driver.For((DoorsPath, Doors)).WithReference("Building", "namespace Demo.Doors { public class DoorsSchema { } }"),
            Driver.For((DoorsPath, Doors)).WithReference("Building", "namespace Demo.Doors { internal class DoorsSchema { } }")),
        new("LDM5009", $"{Other}(1,49,1,54)", Begun(), Begun().WithMetadata(Other, "LdmImportOnly", "true")),
        new(
            "LDM5010", $"{Other}(1,1,1,1)",
            Driver.For((DoorsPath, Doors)).Add(new MissingText(Other)),
            Driver.For((DoorsPath, Doors), (Other, ""))),
        new(
            "LDM5012", $"{DoorsPath}(18,15,18,19)",
            Driver.For((DoorsPath, Doors)).WithSource("namespace Demo.Doors { class Wing { } }"),
            Driver.For((DoorsPath, Doors)).WithSource("namespace Demo.Doors { class Wings { } }")),
        new(
            "LDM3010", "/project/Gates.contract.txt(1,1,1,1)",
            Driver.For((DoorsPath, Doors), ("/project/Gates.contract.txt", "# nothing\n")),
            Driver.For((DoorsPath, Doors), (ContractPath, "# nothing\n"))),
    ];

    public static TheoryData<string> Ids => [.. Cases.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_finding_is_told_at_its_place_and_not_of_its_neighbour(string id)
    {
        Case tried = Cases.Single(one => one.Id == id);

        Assert.Equal(tried.Place, PlaceOf(Assert.Single(tried.Wrong.Run().Diagnostics, found => found.Id == id)));
        Assert.DoesNotContain(tried.Right.Run().Diagnostics, found => found.Id == id);
    }

    [Fact]
    public void Every_finding_about_the_project_is_tried()
    {
        // What can be repaired is told by an analyzer, which has tests of its own.
        IEnumerable<string> all = DiagnosticDescriptors.All.Select(rule => rule.Id)
            .Where(id => id == "LDM3010" || id.StartsWith("LDM5", StringComparison.Ordinal))
            .Except(["LDM5011"]);

        Assert.Equal(all, Cases.Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    private static Driver Begun() => Driver.For(
        (DoorsPath, Doors),
        (Other, """<protocol xmlns="urn:ldmcodegen:schema:1" name="Begun" namespace="Demo.Begun"/>"""));

    private static string PlaceOf(Diagnostic found)
    {
        FileLinePositionSpan place = found.Location.GetLineSpan();
        return found.Location == Location.None
            ? "project"
            : $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1},"
                + $"{place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})";
    }

    private sealed record Case(string Id, string Place, Driver Wrong, Driver Right);
}

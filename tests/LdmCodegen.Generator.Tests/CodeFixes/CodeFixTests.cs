using System.Reflection;
using LdmCodegen.CodeFixes;
using Microsoft.CodeAnalysis;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.CodeFixes;

/// <summary>Repairs, applied in a workspace; what the generator finds afterwards judges them.</summary>
public sealed class CodeFixTests
{
    /// <summary>Slips in <see cref="Doors"/>: what is written right, how it is written wrong, the finding.</summary>
    public static TheoryData<string, string, string> Slips => new()
    {
        { "<event name=\"door-opened\"", "<evnt name=\"door-opened\"", "LDM1002" },
        { "doc=\"A door was opened.\"", "dok=\"A door was opened.\"", "LDM1003" },
        { "kind=\"call\"", "kind=\"cal\"", "LDM1012" },
        { "extends=\"DoorRef\"", "extends=\"DorRef\"", "LDM2006" },
        { "type=\"percent\"", "type=\"precent\"", "LDM2007" },
        { "resource=\"Camera\"", "resource=\"Camra\"", "LDM2008" },
        { "register=\"watch-alarm\"", "register=\"watch-alrm\"", "LDM2009" },
        { "includes=\"Passage Alarm\"", "includes=\"Passage Alrm\"", "LDM2010" },
        { "emits=\"door-opened door-held\"", "emits=\"door-opened door-hold\"", "LDM2011" },
        { "of=\"event:door-opened\"", "of=\"event:door-opend\"", "LDM2021" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public async Task A_slip_is_changed_back_to_what_was_meant(string right, string wrong, string id)
    {
        int place = Doors.IndexOf(right, StringComparison.Ordinal);
        using Editor editor = new((DoorsPath, Doors[..place] + wrong + Doors[(place + right.Length)..]));
        Assert.Contains(id, await editor.FindingsAsync());

        await editor.ApplyAsync(id, "Change '");

        Assert.Equal([(DoorsPath, Doors)], await editor.FilesAsync());
    }

    [Fact]
    public async Task An_element_is_renamed_with_its_end_tag()
    {
        string wrong = Doors
            .Replace("<events group=\"Passage\"", "<evnts group=\"Passage\"", StringComparison.Ordinal);
        int end = wrong.IndexOf("</events>", wrong.IndexOf("<evnts", StringComparison.Ordinal), StringComparison.Ordinal);
        wrong = wrong[..end] + "</evnts>" + wrong[(end + "</events>".Length)..];
        using Editor editor = new((DoorsPath, wrong));

        await editor.ApplyAsync("LDM1002", "Change 'evnts' to 'events'");

        Assert.Equal([(DoorsPath, Doors)], await editor.FilesAsync());
    }

    [Fact]
    public async Task A_request_in_an_example_is_called_by_its_word()
    {
        using Editor editor = new((DoorsPath, Doors.Replace("event:door-opened", "request:open-door", StringComparison.Ordinal)));

        await editor.ApplyAsync("LDM2021", "Change 'request:open-door' to 'call:open-door'");

        Assert.DoesNotContain("LDM2021", await editor.FindingsAsync());
    }

    [Fact]
    public async Task Missing_documentation_is_begun_from_the_name()
    {
        using Editor editor = new(
            (DoorsPath, Doors.Replace(" doc=\"A door was opened.\"", "", StringComparison.Ordinal)));
        int before = (await editor.FindingsAsync()).Count(id => id == "LDM4001");

        await editor.ApplyAsync("LDM4001", "Add doc=\"Door opened.\"");

        Assert.Equal(before - 1, (await editor.FindingsAsync()).Count(id => id == "LDM4001"));
        Assert.Contains(
            "<event name=\"door-opened\" doc=\"Door opened.\"", (await editor.FilesAsync())[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_is_cured_or_allowed()
    {
        const string Lock = "<property name=\"AdminPassword\" key=\"admin-password\" doc=\"Opens all.\"";
        string secret = Doors.Replace(
            "<resource name=\"Lock\"", $"<resource name=\"Safe\" doc=\"Closed.\">{Lock} /></resource>\n  <resource name=\"Lock\"",
            StringComparison.Ordinal);
        using Editor editor = new((DoorsPath, secret));
        Assert.Contains("LDM4002", await editor.FindingsAsync());
        Assert.Equal(["Add sensitive=\"true\"", "Allow LDM4002 here"], await editor.OffersAsync("LDM4002"));

        await editor.ApplyAsync("LDM4002", "Allow LDM4002 here");

        IReadOnlyList<string> after = await editor.FindingsAsync();
        Assert.DoesNotContain("LDM4002", after);
        Assert.DoesNotContain("LDM4004", after);
    }

    [Fact]
    public async Task A_contract_accepts_what_its_schema_says()
    {
        using Editor editor = new((DoorsPath, Doors), (ContractPath, Contract));
        Assert.Contains("LDM3001", await editor.FindingsAsync());
        Assert.Contains("LDM3008", await editor.FindingsAsync());

        await editor.ApplyAsync("LDM3001", "Accept what the schema says: write Doors.contract.txt anew");

        Assert.DoesNotContain(await editor.FindingsAsync(), id => id.StartsWith("LDM3", StringComparison.Ordinal));
        string contract = (await editor.FilesAsync())[1].Text;
        Assert.Contains("retired event door-vanished", contract, StringComparison.Ordinal);
        Assert.Contains("event door-opened csharp=DoorOpened", contract, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_seen()
    {
        using Editor editor = new((DoorsPath, Doors.Replace("extends=\"DoorRef\"", "extends=\"DorRef\"", StringComparison.Ordinal)));

        Diagnostic[] told = [.. await editor.TellAsync()];

        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal(("LDM5011", DiagnosticSeverity.Hidden), (one.Id, one.Severity)));
    }

    [Theory]
    [InlineData("extends=\"DoorRef\"", "extends=\"DorRef\"", "DorRef", true)]
    [InlineData("name=\"hold-door\"", "safe=\"perhaps\" name=\"hold-door\"", "perhaps", false)]
    public async Task Only_a_finding_that_has_a_repair_is_told_and_at_its_place(
        string right, string wrong, string place, bool isTold)
    {
        string text = Doors.Replace(right, wrong, StringComparison.Ordinal);
        using Editor editor = new((DoorsPath, text));

        IEnumerable<string> places = (await editor.TellAsync())
            .Select(one => text.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length));

        Assert.Equal(isTold, places.Contains(place));
    }

    [Fact]
    public void Repairs_load_in_every_editor_that_has_the_compiler_of_the_generator()
    {
        IEnumerable<AssemblyName> references = typeof(SchemaCodeFixProvider).Assembly.GetReferencedAssemblies();

        Assert.Equal(
            [
                "LdmCodegen.Generator 0.1.0.0", "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
                "netstandard 2.0.0.0", "System.Collections.Immutable 7.0.0.0",
            ],
            references.Select(one => $"{one.Name} {one.Version}").Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Files_of_others_are_not_looked_at()
    {
        using Editor editor = new(("/project/other.xml", "<evnt/>"), ("/project/notes.txt", "event died"));

        Assert.Empty(await editor.TellAsync());
    }
}

using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

public sealed class DiagnosticTests
{
    [Fact]
    public void A_valid_schema_has_no_findings()
    {
        Assert.Empty(Driver.For((DoorsPath, Doors), (GatesPath, Gates)).Run().Diagnostics);
    }

    [Fact]
    public void A_finding_of_the_schema_has_its_exact_place_and_a_help_link()
    {
        string text = Doors.Replace("type=\"mac\"", "type=\"mack\"");
        Diagnostic found = Single(Driver.For((DoorsPath, text)).Run(), "LDM2007");

        Assert.Equal("mack", text.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        FileLinePositionSpan place = found.Location.GetLineSpan();
        Assert.Equal(DoorsPath, place.Path);
        Assert.Equal(SourceText.From(text).Lines.GetLinePositionSpan(found.Location.SourceSpan), place.Span);
        Assert.EndsWith("docs/diagnostics.md#ldm2007", found.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void A_duplicate_shows_both_places()
    {
        string text = Doors.Replace("\"door-closed\"", "\"door-opened\"");
        Diagnostic found = Single(Driver.For((DoorsPath, text)).Run(), "LDM2001");

        Location first = Assert.Single(found.AdditionalLocations);
        Assert.Equal("door-opened", text.Substring(first.SourceSpan.Start, first.SourceSpan.Length));
        Assert.True(first.SourceSpan.Start < found.Location.SourceSpan.Start);
    }

    [Fact]
    public void Names_that_differ_only_in_case_cannot_be_two_files()
    {
        string text = Doors.Replace("\"door-closed\"", "\"door-closed\" csharp=\"DOOROpened\"");
        Run run = Driver.For((DoorsPath, text)).Run();

        Assert.Contains("Doors.Events.D", Single(run, "LDM5003").GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Doors.Client.g.cs", run.Rendered);
    }

    [Fact]
    public void The_valid_part_of_a_faulty_schema_is_still_a_model()
    {
        string text = Doors.Replace("<action name=\"watch-alarm\"", "<action nam=\"watch-alarm\"");
        Run run = Driver.For((DoorsPath, text)).Run();

        Assert.NotEmpty(run.Diagnostics);
        ProtocolJob job = Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model)));
        Assert.Contains(job.Model.Actions, action => action.Name == "open-door");
    }

    [Fact]
    public void A_file_that_breaks_off_still_gives_what_was_read_before()
    {
        string text = Doors[..Doors.IndexOf("<example", StringComparison.Ordinal)];
        Run run = Driver.For((DoorsPath, text)).Run();

        Single(run, "LDM1001");
        Assert.Single(run.Values(StageNames.Model));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<project/>")]
    [InlineData("<protocol xmlns='urn:other' name='Doors'/>")]
    [InlineData("<project>")]
    public void A_file_of_another_vocabulary_is_none_of_our_business(string other)
    {
        Run run = Driver.For((DoorsPath, Doors), ("/project/other.protocol.xml", other)).Run();

        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void One_protocol_in_two_files_is_reported_at_the_second_which_generates_nothing()
    {
        string second = Doors.Replace("name=\"Doors\"", "name=\"DOORS\"");
        Run run = Driver.For(("/project/b.protocol.xml", second), ("/project/a.protocol.xml", Doors)).Run();

        Diagnostic found = Single(run, "LDM5002");
        Assert.Equal("/project/b.protocol.xml", found.Location.GetLineSpan().Path);
        Assert.Equal("DOORS", second.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal("/project/a.protocol.xml", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
        ProtocolJob job = Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model)));
        Assert.Equal("/project/a.protocol.xml", job.Path);
    }

    [Fact]
    public void A_file_that_the_project_lists_twice_generates_once()
    {
        Run run = Driver.For((DoorsPath, Doors), (DoorsPath, Doors)).Run();

        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Values(StageNames.Model));
    }

    [Fact]
    public void A_file_for_import_only_is_imported_and_generates_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates))
            .WithMetadata(DoorsPath, "LdmImportOnly", "true").Run();

        Assert.Empty(run.Diagnostics);
        ProtocolJob job = Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model)));
        Assert.Equal("Gates", job.Model.Name);
        Assert.Contains(job.Model.Groups.SelectMany(group => group.Events), item => item.Name == "door-opened");
    }

    [Fact]
    public void An_import_of_nothing_suggests_the_nearest_protocol()
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates.Replace("\"Doors\"", "\"Dors\""))).Run();

        Assert.Contains("Doors", Single(run, "LDM2016").GetMessage());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public void A_language_version_that_cannot_compile_the_output_is_reported_once(LanguageVersion version, string shown)
    {
        Run run = Driver.For(version, (DoorsPath, Doors), (GatesPath, Gates)).Run();

        Assert.Contains($"C# {shown},", Single(run, "LDM5006").GetMessage());
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    public void A_language_version_that_can_compile_the_output_is_enough(LanguageVersion version)
    {
        Driver.For(version, (DoorsPath, Doors)).Run().AssertCompiles();
    }

    [Fact]
    public void A_project_without_schema_is_told_quietly()
    {
        Diagnostic found = Single(Driver.For(("/project/pom.protocol.xml", "<project/>")).Run(), "LDM5007");

        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public void A_protocol_that_has_only_begun_is_told_quietly_and_generates_nothing()
    {
        const string Begun = """<protocol xmlns="urn:ldmcodegen:schema:1" name="Begun" namespace="Demo.Begun"/>""";
        Run run = Driver.For(("/project/begun.protocol.xml", Begun)).Run();

        Diagnostic found = Single(run, "LDM5009");
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("Begun", Begun.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("LdmGenerate", "klient", "klient", "client, server")]
    [InlineData("LdmGenerate", "client;sever", "sever", "client, server")]
    [InlineData("LdmVisibility", "private", "private", "public, internal")]
    public void A_property_with_a_bad_value_is_reported_once_with_the_valid_ones(
        string name, string value, string bad, string valid)
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates)).With(name, value).Run();

        Diagnostic found = Single(run, "LDM5004");
        Assert.Equal($"'{bad}' is not a value of {name}; valid values are: {valid}", found.GetMessage());
        Assert.Equal(Location.None, found.Location);
    }

    [Theory]
    [InlineData("LdmGenerate", "x", "client, server")]
    [InlineData("LdmVisibility", "x", "public, internal")]
    [InlineData("LdmImportOnly", "x", "true, false")]
    public void Metadata_with_a_bad_value_is_reported_in_its_file(string name, string value, string valid)
    {
        Diagnostic found = Single(Driver.For((DoorsPath, Doors)).WithMetadata(DoorsPath, name, value).Run(), "LDM5004");

        Assert.EndsWith($"{name}; valid values are: {valid}", found.GetMessage());
        Assert.Equal(DoorsPath, found.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("", "", true, false)]
    [InlineData("server", "", false, true)]
    [InlineData("client;server", "", true, true)]
    [InlineData("Client, Server", "", true, true)]
    [InlineData("client,server", "server", false, true)]
    [InlineData("server", "client", true, false)]
    public void A_file_overrides_what_the_project_generates(string project, string file, bool client, bool server)
    {
        Run run = Driver.For((DoorsPath, Doors))
            .With("LdmGenerate", project).WithMetadata(DoorsPath, "LdmGenerate", file).Run();

        FileSettings settings = Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model))).Settings;
        Assert.Equal((client, server), (settings.Client, settings.Server));
    }

    [Theory]
    [InlineData("", "", "public")]
    [InlineData("internal", "", "internal")]
    [InlineData("INTERNAL", "Public", "public")]
    public void A_file_overrides_the_visibility_of_the_project(string project, string file, string visibility)
    {
        Run run = Driver.For((DoorsPath, Doors))
            .With("LdmVisibility", project).WithMetadata(DoorsPath, "LdmVisibility", file).Run();

        ProtocolJob job = Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model)));
        Assert.Equal(visibility, job.Settings.Visibility);
    }

    [Fact]
    public void A_target_version_that_a_protocol_does_not_have_is_reported_with_those_it_has()
    {
        Diagnostic found = Single(Driver.For((DoorsPath, Doors)).With("LdmTargetVersion", "3").Run(), "LDM5005");

        Assert.EndsWith("its versions are: 1, 2", found.GetMessage());
        Assert.Equal("Doors", Doors.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_schema_that_cannot_be_read_is_named_and_the_others_still_generate()
    {
        Run run = Driver.For((DoorsPath, Doors)).Add(new UnreadableText("/project/broken.protocol.xml")).Run();

        Diagnostic found = Single(run, "LDM5001");
        Assert.Equal("/project/broken.protocol.xml", found.Location.GetLineSpan().Path);
        Assert.Contains("'broken.protocol.xml'", found.GetMessage());
        Assert.Contains("IOException: the disk is gone", found.GetMessage());
        Assert.Single(run.Values(StageNames.Model));
    }

    [Fact]
    public void A_protocol_that_a_reference_has_already_is_reported()
    {
        Driver driver = Driver.For((DoorsPath, Doors), (GatesPath, Gates))
            .WithReference("Building", "namespace Demo.Doors { public static class DoorsSchema { } }")
            .WithReference("Other", "namespace Demo.Gates { internal static class GatesSchema { } }");

        Diagnostic found = Single(driver.Run(), "LDM5008");
        Assert.Contains("'Building'", found.GetMessage());
        Assert.Equal(DoorsPath, found.Location.GetLineSpan().Path);
        Assert.Empty(driver.WithMetadata(DoorsPath, "LdmImportOnly", "true").Run().Diagnostics);
    }

    [Fact]
    public void A_protocol_that_a_reference_shows_to_this_project_alone_is_reported()
    {
        const string Source =
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")] "
            + "namespace Demo.Doors { internal static class DoorsSchema { } }";

        Diagnostic found = Single(Driver.For((DoorsPath, Doors)).WithReference("Building", Source).Run(), "LDM5008");

        Assert.Contains("'Building'", found.GetMessage());
    }

    [Fact]
    public void A_schema_that_is_not_there_is_named_and_the_others_still_generate()
    {
        Run run = Driver.For((DoorsPath, Doors)).Add(new MissingText("/project/lost.protocol.xml")).Run();

        Diagnostic found = Single(run, "LDM5010");
        Assert.Equal("/project/lost.protocol.xml", found.Location.GetLineSpan().Path);
        Assert.Single(run.Values(StageNames.Model));
    }

    [Fact]
    public void Files_of_one_name_in_two_folders_both_generate()
    {
        string lamps = Doors.Replace("\"Doors\"", "\"Lamps\"").Replace("Demo.Doors", "Demo.Lamps");
        Run run = Driver.For(("/project/a/x.protocol.xml", Doors), ("/project/b/x.protocol.xml", lamps)).Run();

        run.AssertCompiles();
        Assert.Contains("Doors.Client.g.cs", run.Rendered);
        Assert.Contains("Lamps.Client.g.cs", run.Rendered);
    }

    [Fact]
    public void A_file_of_the_project_stands_in_for_an_import_only_one_of_the_same_protocol()
    {
        const string Packaged = "/packages/doors.protocol.xml";
        string changed = Doors.Replace("\"door-closed\"", "\"door-shut\"");
        Run run = Driver.For((Packaged, Doors), (DoorsPath, changed), (GatesPath, Gates))
            .WithMetadata(Packaged, "LdmImportOnly", "true").Run();

        run.AssertCompiles();
        Assert.Contains("Gates.Events.DoorShutEvent.g.cs", run.Rendered);
        Assert.DoesNotContain("Gates.Events.DoorClosedEvent.g.cs", run.Rendered);
    }

    [Fact]
    public void An_import_only_file_that_nobody_imports_is_not_compiled()
    {
        const string Packaged = "/packages/lamps.protocol.xml";
        string faulty = Doors.Replace("\"Doors\"", "\"Lamps\"").Replace("type=\"mac\"", "type=\"mack\"");
        Driver driver = Driver.For((DoorsPath, Doors), (Packaged, faulty)).WithMetadata(Packaged, "LdmImportOnly", "true");

        Assert.Empty(driver.Run().Diagnostics);
        Assert.NotEmpty(driver.Add(GatesPath, Gates.Replace("\"Doors\"", "\"Lamps\"")).Run().Diagnostics);
    }

    [Fact]
    public void The_target_version_is_that_of_generated_protocols_alone()
    {
        const string Packaged = "/packages/lamps.protocol.xml";
        const string Importing = "/packages/own.protocol.xml";
        string lamps = Doors.Replace("\"Doors\"", "\"Lamps\"").Replace("\"2\"", "\"II\"");
        Run run = Driver.For((DoorsPath, Doors), (Packaged, lamps), (Importing, Gates.Replace("\"Doors\"", "\"Lamps\"")))
            .WithMetadata(Packaged, "LdmImportOnly", "true").WithMetadata(Importing, "LdmImportOnly", "true")
            .With("LdmTargetVersion", "2").Run();

        Assert.Empty(run.Diagnostics);
    }

    private static Diagnostic Single(Run run, string id)
    {
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(id, found.Id);
        return found;
    }
}

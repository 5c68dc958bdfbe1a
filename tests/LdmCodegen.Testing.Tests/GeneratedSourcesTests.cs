using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Testing.Tests;

public sealed class GeneratedSourcesTests
{
    private const string OneEvent = "<event name=\"door-opened\"";

    private static readonly string Doors = File.ReadAllText(Path.Combine(Repository.Root, "samples/Doors/doors.protocol.xml"));

    [Fact]
    public void Files_come_sorted_and_without_version_date_or_path()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<GeneratedSource> sources = GeneratedSources.Of(folder.Write("doors.protocol.xml", Doors));

        Assert.Equal(sources.Select(source => source.Name).Order(StringComparer.Ordinal), sources.Select(source => source.Name));
        string version = typeof(GeneratedSources).Assembly.GetName().Version!.ToString(3);
        Assert.All(sources, source =>
        {
            Assert.DoesNotContain(version, source.Text);
            Assert.DoesNotContain(folder.PathOf(""), source.Text);
            Assert.DoesNotContain(DateTimeOffset.UtcNow.Year.ToString(), source.Text);
        });
    }

    [Fact]
    public void One_new_event_is_one_new_file_and_changes_what_lists_all_events()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("doors.protocol.xml", Doors);
        IReadOnlyList<GeneratedSource> before = GeneratedSources.Of(path, new GenerationOptions { Client = true, Server = true });
        folder.Write("doors.protocol.xml", Doors.Replace(OneEvent, "<event name=\"door-stuck\"/>" + OneEvent, StringComparison.Ordinal));

        IReadOnlyList<GeneratedSource> after = GeneratedSources.Of(path, new GenerationOptions { Client = true, Server = true });

        Assert.Equal(["Doors.Events.DoorStuckEvent.g.cs"], after.Select(one => one.Name).Except(before.Select(one => one.Name)));
        Assert.Empty(before.Select(one => one.Name).Except(after.Select(one => one.Name)));
        string[] changed = [.. before.Except(after).Select(one => one.Name)];
        Assert.Contains("Doors.Dispatcher.g.cs", changed);
        Assert.DoesNotContain(changed, name => name.StartsWith("Doors.Events.", StringComparison.Ordinal));
        Assert.True(changed.Length <= 3, string.Join(", ", changed));
    }

    [Fact]
    public void A_schema_that_is_not_there_is_told_with_what_to_do()
    {
        FileNotFoundException fault = Assert.Throws<FileNotFoundException>(() => GeneratedSources.Of("nowhere.protocol.xml"));

        Assert.Contains("no schema 'nowhere.protocol.xml' in " + Directory.GetCurrentDirectory(), fault.Message);
        Assert.Contains("<None Update=\"nowhere.protocol.xml\" CopyToOutputDirectory=\"PreserveNewest\" />", fault.Message);
    }

    [Fact]
    public void The_server_the_visibility_and_the_language_are_as_asked()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("doors.protocol.xml", Doors);

        IReadOnlyList<GeneratedSource> sources = GeneratedSources.Of(
            path, new GenerationOptions { Client = false, Server = true, IsInternal = true, Language = 9 });

        Assert.Contains(sources, source => source.Name == "Doors.Server.g.cs");
        Assert.DoesNotContain(sources, source => source.Name == "Doors.Client.g.cs");
        string wire = sources.First(source => source.Name == "Doors.Wire.g.cs").Text;
        Assert.Contains("internal static partial class DoorsWire", wire);
        Assert.Contains("namespace Acme.Doors\n{", wire);
    }

    [Fact]
    public void Imports_are_found_beside_the_file_and_in_the_package()
    {
        using TemporaryFolder folder = new();
        folder.Write("doors.protocol.xml", Doors);
        string gates = folder.Write(
            "gates.protocol.xml",
            """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Gates" namespace="Acme.Gates">
              <import protocol="Doors"/>
              <events group="Passage"><event name="gate-raised"/></events>
            </protocol>
            """);
        string site = Path.Combine(Repository.Root, "samples/ExtendedDomains/site.protocol.xml");

        Assert.Contains(GeneratedSources.Of(gates), source => source.Name == "Gates.Events.DoorOpenedEvent.g.cs");
        Assert.Contains(GeneratedSources.Of(site), source => source.Name == "Site.Events.PanicDomainEvent.g.cs");
    }

    [Fact]
    public void The_page_about_generated_code_names_files_that_there_are()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/generated-code.md"));
        string[] named = [.. Regex.Matches(page, @"`(Doors\.[\w.]+\.g\.cs)`").Select(match => match.Groups[1].Value)];
        IEnumerable<string> generated = GeneratedSources.Of(
            Path.Combine(Repository.Root, "samples/Doors/doors.protocol.xml"), new GenerationOptions { Server = true })
            .Select(source => source.Name);

        Assert.True(named.Length > 20);
        Assert.Empty(named.Except(generated));
    }

    [Fact]
    public void A_faulty_schema_is_told_with_every_place()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "doors.protocol.xml", Doors.Replace("shape=\"DoorRef\"", "shape=\"DorRef\"", StringComparison.Ordinal));

        SchemaFaultException fault = Assert.Throws<SchemaFaultException>(() => GeneratedSources.Of(path));

        Assert.Contains("DorRef", Assert.Single(fault.Findings));
        Assert.Matches(@"doors\.protocol\.xml\(\d+,\d+\): error LDM2\d{3}: ", fault.Message);
    }

    [Fact]
    public void A_file_that_is_no_schema_is_told()
    {
        using TemporaryFolder folder = new();

        Assert.Throws<SchemaFaultException>(() => GeneratedSources.Of(folder.Write("pom.protocol.xml", "<project/>")));
    }
}

using System.Xml.Linq;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Which files an edit renders.</summary>
public sealed class RenderingTests
{
    [Fact]
    public void An_edited_event_renders_itself_and_what_lists_it()
    {
        Run run = First().Driver.Edit(DoorsPath, text => text.Replace("A door was closed.", "A door fell shut.")).Run();

        Assert.Contains("Doors.Events.DoorClosedEvent.g.cs", run.Rendered);
        Assert.Empty(run.Rendered.Except(
            ["Doors.Events.DoorClosedEvent.g.cs", "Doors.Groups.Passage.g.cs", "Doors.Dispatcher.g.cs"]));
        Assert.Contains("A door fell shut.", run.Source("Doors.Events.DoorClosedEvent.g.cs"));
    }

    [Fact]
    public void An_edited_shape_renders_the_events_that_use_it_and_not_the_resources()
    {
        Run run = First().Driver.Edit(
            DoorsPath, text => text.Replace("name=\"Door\" path=\"@id\"", "name=\"Id\" path=\"@id\"")).Run();

        Assert.Contains("Doors.Events.DoorOpenedEvent.g.cs", run.Rendered);
        Assert.Equal(Cached, run.OutputReasons["Doors.Resources.LockResource.g.cs"]);
    }

    [Fact]
    public void A_removed_event_takes_its_file_with_it()
    {
        Run first = First();
        Run run = first.Driver.Edit(DoorsPath, text => text.Replace(
            "<event name=\"door-held\" doc=\"A door is held open.\" since=\"2\"/>", "").Replace(
            "emits=\"door-opened door-held\"", "").Replace("event:door-held", "event:door-opened")).Run();

        Assert.Equal(["Doors.Events.DoorHeldEvent.g.cs"], first.Sources.Keys.Except(run.Sources.Keys));
        run.AssertCompiles();
    }

    [Fact]
    public void What_one_run_renders_is_what_a_fresh_run_renders()
    {
        Run edited = First().Driver.Edit(DoorsPath, text => text.Replace("door-forced", "door-broken")).Run();
        Run fresh = Driver.For((DoorsPath, Doors.Replace("door-forced", "door-broken")))
            .With("LdmGenerate", "client,server").Run();

        Assert.Equal(fresh.Sources, edited.Sources);
    }

    [Fact]
    public void The_output_of_protocols_side_by_side_compiles_without_a_warning()
    {
        Driver.For((DoorsPath, Doors), (GatesPath, Gates)).With("LdmGenerate", "client,server").Run().AssertCompiles();
    }

    [Fact]
    public void The_output_for_an_older_version_compiles_without_a_warning()
    {
        Driver.For((DoorsPath, Doors)).With("LdmGenerate", "client,server").With("LdmTargetVersion", "1")
            .Run().AssertCompiles();
    }

    [Fact]
    public void Internal_output_compiles_and_shows_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors))
            .With("LdmGenerate", "client,server").With("LdmVisibility", "internal").Run();

        run.AssertCompiles();
        Assert.All(run.Sources, file => Assert.DoesNotMatch(
            @"(?m)^public (?!static implicit|static explicit)[a-z ]*(class|struct|record|enum|interface) ", file.Value));
    }

    [Fact]
    public void The_valid_part_of_a_faulty_schema_still_renders_and_compiles()
    {
        string text = Doors.Replace("type=\"percent\"", "type=\"percant\"");
        Run run = Driver.For((DoorsPath, text)).Run();

        Assert.Equal("LDM2007", Assert.Single(run.Diagnostics).Id);
        Assert.Contains("Doors.Events.DoorOpenedEvent.g.cs", run.Sources.Keys);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("action|example")]
    [InlineData("events|example")]
    [InlineData("events|example|event")]
    [InlineData("reply")]
    [InlineData("resource|bag|item")]
    [InlineData("versions")]
    [InlineData("transport")]
    [InlineData("option")]
    [InlineData("action|example|resource|bag|item|option|reply|call")]
    public void A_protocol_without_one_of_its_parts_compiles(string elements)
    {
        XDocument schema = XDocument.Parse(Doors);
        string[] parts = elements.Split('|');
        schema.Descendants().Where(element =>
            parts.Contains(element.Name.LocalName) || parts.Contains(element.Attribute("kind")?.Value)).Remove();
        foreach (XAttribute attribute in schema.Descendants().Attributes().ToArray())
        {
            // What refers to a removed part goes with it.
            if ((parts.Contains("action") && attribute.Name.LocalName is "register" or "unregister")
                || (parts.Contains("events") && attribute.Name == "emits")
                || (parts.Contains("versions") && attribute.Name == "since"))
            {
                attribute.Remove();
            }
        }

        Run run = Driver.For((DoorsPath, schema.ToString())).With("LdmGenerate", "client,server").Run();

        run.AssertCompiles();
    }

    private static Run First() => Driver.For((DoorsPath, Doors)).With("LdmGenerate", "client,server").Run();
}

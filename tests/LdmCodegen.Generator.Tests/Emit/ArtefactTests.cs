using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Every kind of generated file, as a reader of generated code sees it.</summary>
public sealed class ArtefactTests
{
    private static readonly Lazy<Run> Generated =
        new(() => Driver.For((Lab.Path, Lab.Schema)).With("LdmGenerate", "client,server").Run().AssertCompiles());

    [Theory]
    [InlineData("Message")]
    [InlineData("Event")]
    [InlineData("UnknownEvent")]
    [InlineData("GapEvent")]
    [InlineData("Request")]
    [InlineData("Reply")]
    [InlineData("Content")]
    [InlineData("EventGroup")]
    [InlineData("Groups.Samples")]
    [InlineData("Events.SampleAddedEvent")]
    [InlineData("Events.ReadingEvent")]
    [InlineData("Events.ListPublishedEvent")]
    [InlineData("Dispatcher")]
    [InlineData("ActionDispatcher")]
    [InlineData("Enums.Colour")]
    [InlineData("Resources.LabResource")]
    [InlineData("Resources.ProbeResource")]
    [InlineData("Shapes.SampleRefContent")]
    [InlineData("Shapes.ReadingContent")]
    [InlineData("Shapes.TransferContent")]
    [InlineData("Shapes.InventoryContent")]
    [InlineData("Shapes.SampleThingsContent")]
    [InlineData("Shapes.SampleThings")]
    [InlineData("Actions.TakeSample")]
    [InlineData("Actions.WatchSamples")]
    [InlineData("Actions.ListSamples")]
    [InlineData("Wire")]
    [InlineData("Reader")]
    [InlineData("Reader.Calls")]
    [InlineData("Reader.Unknown")]
    [InlineData("Reader.Learning")]
    [InlineData("Parser")]
    [InlineData("EventView")]
    [InlineData("LazyEvent")]
    [InlineData("Prediction")]
    [InlineData("Document")]
    [InlineData("Tolerance")]
    [InlineData("Writer")]
    [InlineData("Protocol")]
    [InlineData("Client")]
    [InlineData("Batch")]
    [InlineData("ClientOptions")]
    [InlineData("Server")]
    [InlineData("ServerOptions")]
    [InlineData("Schema")]
    [InlineData("Spelling")]
    public void A_generated_file_looks_as_it_should(string artefact)
    {
        Snapshot.Match(Generated.Value.Source($"Lab.{artefact}.g.cs"), artefact);
    }

    [Fact]
    public void Generated_lines_fit_on_a_screen_and_end_without_blanks()
    {
        foreach ((string name, string text) in Generated.Value.Sources)
        {
            foreach (string line in text.Split('\n'))
            {
                Assert.True(line.Length <= 140, $"{name}: {line}");
                Assert.False(line.EndsWith(' '), $"{name}: {line}");
            }
        }
    }

    [Fact]
    public void Generated_files_have_no_two_blank_lines_and_none_beside_braces()
    {
        Assert.All(Generated.Value.Sources, file =>
        {
            Assert.DoesNotContain("\n\n\n", file.Value);
            Assert.DoesNotContain("{\n\n", file.Value);
            Assert.DoesNotMatch(@"\n\n *\}", file.Value);
        });
    }

    [Fact]
    public void A_new_event_is_one_new_file_and_a_changed_dispatcher()
    {
        Run first = Generated.Value;
        Run second = first.Driver.Edit(Lab.Path, text => text.Replace(
            "<event name=\"rack-cleared\"", "<event name=\"rack-turned\" />\n    <event name=\"rack-cleared\"")).Run();

        Assert.Equal(["Lab.Events.RackTurnedEvent.g.cs"], second.Sources.Keys.Except(first.Sources.Keys));
        Assert.Equal(
            ["Lab.Dispatcher.g.cs"],
            first.Sources.Where(file => second.Sources[file.Key] != file.Value).Select(file => file.Key));
        second.AssertCompiles();
    }

    [Fact]
    public void A_client_alone_has_no_trace_of_a_server()
    {
        Run run = Driver.For((Lab.Path, Lab.Schema)).Run().AssertCompiles();

        Assert.All(run.Sources, file => Assert.DoesNotContain("LabServer", file.Value));
    }
}

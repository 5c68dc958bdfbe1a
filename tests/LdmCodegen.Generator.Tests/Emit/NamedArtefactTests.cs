using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>
/// Files of a protocol whose messages are named by an element, with ids, replies of their own and a greeting: those that
/// differ from a protocol with units.
/// </summary>
public sealed class NamedArtefactTests
{
    private const string Path = "bell.protocol.xml";

    private static readonly Lazy<Run> Generated = new(() => Driver
        .For((Path, File.ReadAllText(System.IO.Path.Combine(
            Repository.Root, "tests", "LdmCodegen.Generator.Tests", "Emit", Path))))
        .With("LdmGenerate", "client,server").Run().AssertCompiles());

    [Theory]
    [InlineData("EventEnvelope")]
    [InlineData("Event")]
    [InlineData("Events.RungEvent")]
    [InlineData("Request")]
    [InlineData("Actions.Ring")]
    [InlineData("Actions.Listen")]
    [InlineData("Reply")]
    [InlineData("Outcome")]
    [InlineData("Reader")]
    [InlineData("Reader.Named")]
    [InlineData("Reader.Envelope")]
    [InlineData("Reader.Unknown")]
    [InlineData("Writer")]
    [InlineData("Writer.Named")]
    [InlineData("Wire.Answers")]
    [InlineData("Greeting")]
    [InlineData("Shapes.Hi")]
    [InlineData("Shapes.HiContent")]
    [InlineData("Shapes.ProblemContent")]
    [InlineData("Protocol")]
    [InlineData("Client")]
    [InlineData("ClientOptions")]
    [InlineData("Server")]
    [InlineData("ServerOptions")]
    public void A_generated_file_looks_as_it_should(string artefact)
    {
        Snapshot.Match(Generated.Value.Source($"Bell.{artefact}.g.cs"), artefact);
    }

    [Fact]
    public void Generated_files_are_laid_out_like_those_of_any_protocol()
    {
        Assert.All(Generated.Value.Sources, file =>
        {
            Assert.All(file.Value.Split('\n'), line => Assert.True(line.Length <= 140, $"{file.Key}: {line}"));
            Assert.DoesNotContain("\n\n\n", file.Value);
            Assert.DoesNotContain("{\n\n", file.Value);
            Assert.DoesNotMatch(@"\n\n *\}", file.Value);
            Assert.DoesNotContain(" \n", file.Value);
        });
    }
}

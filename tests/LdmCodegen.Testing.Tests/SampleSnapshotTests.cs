using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Testing.Tests;

/// <summary>
/// The snapshots of the sample with tests are kept here as well: templates change here, and the sample is only run with
/// the packed packages.
/// </summary>
public sealed class SampleSnapshotTests
{
    [Fact]
    public void Snapshots_of_the_sample_are_up_to_date() => Snapshot.Match(
        GeneratedSources.Of(
                Path.Combine(Repository.Root, "samples/Doors/doors.protocol.xml"),
                new GenerationOptions { Server = true, IsInternal = true })
            .Where(source => source.Name.StartsWith("Doors.Events.", StringComparison.Ordinal)),
        file: Path.Combine(Repository.Root, "samples/Doors.Tests/GeneratedCodeTests.cs"),
        method: "Events_are_as_committed");
}

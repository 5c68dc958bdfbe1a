using LdmCodegen.Testing;

namespace Doors.Tests;

/// <summary>The events that people write against, as files in <c>Snapshots</c>: a change of the schema is seen in review.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void Events_are_as_committed() => Snapshot.Match(
        GeneratedSources.Of(SchemaFile.Path, new GenerationOptions { Server = true, IsInternal = true })
            .Where(source => source.Name.StartsWith("Doors.Events.", StringComparison.Ordinal)));
}

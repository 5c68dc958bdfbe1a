namespace LdmCodegen.Schema.Model;

/// <summary>
/// Versions in their order, each with the releases that speak it: the points in time that <c>since</c> and
/// <c>until</c> name.
/// </summary>
internal sealed class Timeline
{
    private readonly List<(string Id, Declared Version)> _points;

    public Timeline(IEnumerable<Declared> versions) => _points = versions
        .SelectMany(static version => ProtocolBinder.Accepted(version.Members).Select(static release => release.Name).Prepend(version.Name)
            .Select(id => (id, version)))
        .ToList();

    public IEnumerable<string> Ids => _points.Select(static point => point.Id);

    /// <summary>The position of a version or release as the first that has something; -1 when there is none.</summary>
    public int First(string id) => _points.FindIndex(point => point.Id == id);

    /// <summary>The position of a release, or of a version's last one, as the last that has something.</summary>
    public int Last(string id) => _points.FindLastIndex(point => point.Id == id || point.Version.Name == id);

    /// <summary>The version that an id names, and its release if it names one.</summary>
    public (string? Version, string? Release) Split(string? id) =>
        id is not null && First(id) is var at and >= 0 && _points[at].Version.Name is var version && version != id
            ? (version, id)
            : (id, null);
}

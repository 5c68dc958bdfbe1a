namespace LdmCodegen.Schema.Model;

/// <summary>
/// Versions in their order, each with the releases that speak it: the points in time that <c>since</c> and
/// <c>until</c> name.
/// </summary>
public sealed class Timeline
{
    private readonly List<(string Id, string Version)> _points;

    /// <summary>Takes the points in order, oldest first.</summary>
    /// <param name="points">The id of each, and the version it belongs to: its own for a version.</param>
    public Timeline(IEnumerable<(string Id, string Version)> points) => _points = [.. points];

    internal Timeline(IEnumerable<Declared> versions)
        : this(versions.SelectMany(static version => Points(
            version.Name, ProtocolBinder.Accepted(version.Members).Select(static release => release.Name))))
    {
    }

    /// <summary>The ids of all points in order.</summary>
    public IEnumerable<string> Ids => _points.Select(static point => point.Id);

    /// <summary>The versions and releases of a protocol.</summary>
    /// <param name="model">The protocol.</param>
    public static Timeline Of(ProtocolModel model) => new(model.Versions.SelectMany(
        static version => Points(version.Id, version.Releases.Select(static release => release.Id))));

    /// <summary>The position of a version or release as the first that has something; -1 when there is none.</summary>
    /// <param name="id">Its id.</param>
    public int First(string id) => _points.FindIndex(point => point.Id == id);

    /// <summary>The position of a release, or of a version's last one, as the last that has something; -1 when there is none.</summary>
    /// <param name="id">Its id.</param>
    public int Last(string id) => _points.FindLastIndex(point => point.Id == id || point.Version == id);

    /// <summary>The version that an id names, and its release if it names one.</summary>
    internal (string? Version, string? Release) Split(string? id) =>
        id is not null && First(id) is var at and >= 0 && _points[at].Version is var version && version != id
            ? (version, id)
            : (id, null);

    private static IEnumerable<(string Id, string Version)> Points(string version, IEnumerable<string> releases) =>
        releases.Prepend(version).Select(id => (id, version));
}

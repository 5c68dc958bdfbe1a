using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Leaves out of a protocol what is newer than one of its versions or releases.</summary>
internal sealed class VersionFilter
{
    private readonly HashSet<string> _newer;

    private VersionFilter(IEnumerable<string> newer) => _newer = new HashSet<string>(newer, StringComparer.Ordinal);

    /// <summary>The filter for a version, all of its releases included, or for a release; null when there is none.</summary>
    public static VersionFilter? For(ProtocolModel model, string target)
    {
        List<(string Id, string Version)> points = [.. model.Versions.SelectMany(static version =>
            version.Releases.Select(static release => release.Id).Prepend(version.Id).Select(id => (id, version.Id)))];
        int last = points.FindLastIndex(point => point.Id == target || point.Version == target);
        return last < 0 ? null : new VersionFilter(points.Skip(last + 1).Select(static point => point.Id));
    }

    public ProtocolModel Apply(ProtocolModel model)
    {
        EquatableArray<ResourceModel> resources = Keep(model.Resources, static resource => resource.Facts);
        EquatableArray<ActionModel> actions = Keep(model.Actions, static action => action.Facts);
        EquatableArray<EventGroupModel> groups = Keep(model.Groups, static group => group.Facts);
        HashSet<string> resourceNames = [.. resources.Select(static resource => resource.NameClr)];
        HashSet<string> actionNames = [.. actions.Select(static action => action.Name)];
        HashSet<string> groupNames = [.. groups.Select(static group => group.Name)];
        groups = Map(groups, group => group with
        {
            Register = IfKept(group.Register, actionNames),
            Unregister = IfKept(group.Unregister, actionNames),
            Includes = group.Includes.Where(groupNames.Contains).ToEquatableArray(),
            Events = Keep(group.Events, static item => item.Facts),
        });
        HashSet<string> shapeNames =
        [
            .. Keep(model.Shapes, static shape => shape.Facts).Select(static shape => shape.Name),
            // A message keeps its shape, whatever that says of itself.
            .. groups.SelectMany(static group => group.Events).Select(static item => item.Shape.Shape),
            .. actions.SelectMany(static action => new[] { action.Request.Shape, action.Reply.Shape }),
        ];
        HashSet<string> eventNames =
            [.. groups.SelectMany(static group => group.Events).Select(static item => item.Name)];

        return model with
        {
            Versions = Map(model.Versions.Where(version => !_newer.Contains(version.Id)).ToEquatableArray(), version =>
                version with
                {
                    Releases = version.Releases.Where(release => !_newer.Contains(release.Id)).ToEquatableArray(),
                }),
            Enums = Map(Keep(model.Enums, static item => item.Facts), item => item with
            {
                Values = Keep(item.Values, static value => value.Facts),
            }),
            Resources = Map(resources, resource => resource with
            {
                Properties = Keep(resource.Properties, static property => property.Facts),
            }),
            Shapes = Map(model.Shapes.Where(shape => shapeNames.Contains(shape.Name)).ToEquatableArray(), shape => shape with
            {
                Properties = Keep(shape.Properties, static property => property.Facts),
                Items = Keep(shape.Items, static items => items.Facts)
                    .Where(items => items.Resource is null || resourceNames.Contains(items.Resource))
                    .ToEquatableArray(),
            }),
            Groups = groups,
            Actions = Map(actions, action => action with
            {
                Options = Keep(action.Options, static option => option.Facts),
                Emits = action.Emits.Where(eventNames.Contains).ToEquatableArray(),
            }),
            Examples = Keep(model.Examples, static example => example.Facts)
                .Where(example => IsExampleKept(example.Of, eventNames, actionNames)).ToEquatableArray(),
        };
    }

    private static bool IsExampleKept(string of, HashSet<string> events, HashSet<string> actions)
    {
        string name = of.Substring(of.IndexOf(':') + 1);
        return of.StartsWith("event:", StringComparison.Ordinal) ? events.Contains(name) : actions.Contains(name);
    }

    private static string? IfKept(string? name, HashSet<string> kept) =>
        name is not null && kept.Contains(name) ? name : null;

    private EquatableArray<T> Keep<T>(EquatableArray<T> items, Func<T, Facts> facts)
        where T : IEquatable<T> =>
        items.Where(item => !IsNewer(facts(item))).ToEquatableArray();

    private bool IsNewer(Facts facts) => (facts.SinceRelease ?? facts.Since) is { } since && _newer.Contains(since);

    private static EquatableArray<T> Map<T>(EquatableArray<T> items, Func<T, T> change)
        where T : IEquatable<T> => items.Select(change).ToEquatableArray();
}

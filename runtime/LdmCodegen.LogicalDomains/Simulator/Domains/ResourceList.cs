namespace LogicalDomains.Simulation;

/// <summary>Looking into a domain's resources, and domains with other ones; the order of the rest is kept.</summary>
internal static class ResourceList
{
    public static IEnumerable<TResource> All<TResource>(this SimulatedDomain domain)
        where TResource : LdmResource => domain.Resources.OfType<TResource>();

    public static TResource? First<TResource>(this SimulatedDomain domain)
        where TResource : LdmResource => domain.All<TResource>().FirstOrDefault();

    public static SimulatedDomain Adding(this SimulatedDomain domain, LdmResource resource) =>
        domain with { Resources = [.. domain.Resources, resource] };

    public static SimulatedDomain Without(this SimulatedDomain domain, LdmResource resource) =>
        domain with { Resources = [.. domain.Resources.Where(other => !ReferenceEquals(other, resource))] };

    public static SimulatedDomain Replacing(this SimulatedDomain domain, LdmResource before, LdmResource after) =>
        domain with
        {
            Resources = [.. domain.Resources.Select(other => ReferenceEquals(other, before) ? after : other)],
        };

    /// <summary>Changes the one resource of a kind; a domain without it gets it.</summary>
    public static SimulatedDomain Setting<TResource>(
        this SimulatedDomain domain, Func<TResource, TResource> change, Func<TResource> create)
        where TResource : LdmResource => domain.First<TResource>() is { } before
            ? domain.Replacing(before, change(before))
            : domain.Adding(change(create()));
}

using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>What is true: the domains of the manager, which outlives its restarts, and what it was asked.</summary>
internal sealed class World(Plant plant)
{
    public const int MostDomains = 4;

    private const uint Untold = 1_000_000;

    private readonly SortedDictionary<string, DomainResources> _domains = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _wrong = new();

    public Plant Plant => plant;

    /// <summary>Whether the network is good now, so that everything has to come right.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Whether the client is being disposed of, so that what it does may end for that reason.</summary>
    public bool IsClosing { get; set; }

    /// <summary>The number of the last change.</summary>
    public uint LastChange { get; private set; }

    /// <summary>Fails as soon as anything is found to be wrong, whatever goes on.</summary>
    public Task Wrong => _wrong.Task;

    /// <summary>Follows what runs beside the scenario: its failure is the scenario's at once.</summary>
    public async Task FollowAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e)
        {
            _wrong.TrySetException(e);
        }
    }

    /// <summary>Changes a domain, or removes it.</summary>
    /// <returns>The event that tells it.</returns>
    public SetVcpuEvent Change(int domain, bool isRemoved)
    {
        string name = $"d{domain}";
        CpuResource number = new() { Count = ++LastChange };
        if (isRemoved)
        {
            _domains.Remove(name);
        }
        else
        {
            _domains[name] = new DomainResources(name) { Resources = [number] };
        }

        return new SetVcpuEvent(name) { Resources = [number] };
    }

    /// <summary>Changes a domain, and there is no event that could tell it.</summary>
    public void ChangeUntold() => _domains["d0"] = new DomainResources("d0")
    {
        Resources = [new CpuResource { Count = Untold + LastChange }],
    };

    /// <summary>All domains, or one; null when it does not exist.</summary>
    public DomainResources[]? List(string? domain) =>
        domain is null ? [.. _domains.Values]
        : _domains.TryGetValue(domain, out DomainResources? one) ? [one]
        : null;

    /// <summary>A probe is carried out: once only.</summary>
    public void Asked(string probe)
    {
        if (!_asked.Add(probe))
        {
            _wrong.TrySetException(new LifetimeException($"Request {probe} was carried out twice."));
        }
    }

    /// <summary>Whether a probe came to the manager.</summary>
    public bool WasAsked(string probe) => _asked.Contains(probe);

    /// <summary>How a copy differs from what is true; null when it does not.</summary>
    public string? Difference(IReadOnlyDictionary<string, DomainResources> copy)
    {
        string Text(IEnumerable<DomainResources> domains) => string.Join(' ', domains
            .OrderBy(one => one.Domain, StringComparer.Ordinal)
            .Select(one => $"{one.Domain}={one.Resources.OfType<CpuResource>().Single().Count}"));
        return copy.Count == _domains.Count && _domains.All(one => one.Value.Equals(copy.GetValueOrDefault(one.Key)))
            ? null
            : $"'{Text(copy.Values)}' instead of '{Text(_domains.Values)}'";
    }
}

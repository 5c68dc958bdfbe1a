using LdmCodegen.Runtime;

namespace LogicalDomains;

/// <summary>
/// A live model of a manager's domains: each domain with its state and resources, as <c>list-domain</c> shows it. It
/// follows the events of domains and resources, and after each gap it lists everything again and tells the differences.
/// </summary>
/// <remarks>
/// <code>
/// await using LdmInventory inventory = await LdmInventory.StartAsync(client);
/// await foreach (ModelUpdate&lt;string, DomainResources&gt; update in inventory.WatchAsync())
///     foreach (ModelChange&lt;string, DomainResources&gt; change in update.Changes)
///         Console.WriteLine($"{change.Key}: {change.Before} -> {change.After}");
/// </code>
/// The client is the caller's: disposing the inventory leaves it connected.
/// </remarks>
public sealed class LdmInventory : LiveModel<LdmEvent, string, DomainResources>
{
    private readonly LdmClient _client;

    private LdmInventory(LdmClient client, LiveModelOptions? options)
        : base(client.Events.Of(LdmEventGroup.Domain | LdmEventGroup.Resource | LdmEventGroup.Progress), options) =>
        _client = client;

    /// <summary>Registers for events, lists all domains, and follows them from then on.</summary>
    /// <param name="client">A connected client.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The inventory, complete; dispose it to stop following.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; every fault is listed.</exception>
    /// <exception cref="PeerException">The registration or the list was refused, or the connection was lost.</exception>
    public static async Task<LdmInventory> StartAsync(
        LdmClient client, LiveModelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        LdmInventory inventory = new(client, options);
        try
        {
            await inventory.StartAsync(cancellationToken).ConfigureAwait(SchedulingContext.IsCurrent);
            return inventory;
        }
        catch
        {
            await inventory.DisposeAsync().ConfigureAwait(SchedulingContext.IsCurrent);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyCollection<DomainResources>> ListAsync(CancellationToken cancellationToken)
    {
        ListDomainReply reply = await _client.ListDomainAsync(new(), cancellationToken)
            .ConfigureAwait(SchedulingContext.IsCurrent);
        reply.ThrowIfFailed();
        return reply.Domains;
    }

    /// <inheritdoc/>
    protected override async Task<DomainResources?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ListDomainReply reply = await _client.ListDomainAsync(new() { Domain = key }, cancellationToken)
            .ConfigureAwait(SchedulingContext.IsCurrent);
        return reply.Succeeded ? reply.Domains.FirstOrDefault(domain => domain.Domain == key) : null;
    }

    /// <inheritdoc/>
    protected override string KeyOf(DomainResources item) => item.Domain;

    /// <inheritdoc/>
    protected override void OnEvent(LdmEvent e)
    {
        if (e is LdmGapEvent gap)
        {
            TouchAll(new EventGap(gap.Since, gap.Until, gap.Reason, gap.Dropped));
        }
        else if (EventSubject.DomainOf(e) is { } domain)
        {
            Touch(domain);
        }
        else
        {
            TouchAll();
        }
    }
}

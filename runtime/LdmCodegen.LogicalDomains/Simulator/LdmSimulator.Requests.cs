using LogicalDomains.Simulation;

namespace LogicalDomains;

/// <summary>What clients ask for. The base class names the domain in each reply.</summary>
public sealed partial class LdmSimulator
{
    /// <inheritdoc/>
    protected override ValueTask<ListDomainReply> OnListDomainAsync(
        ListDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        IEnumerable<SimulatedDomain> domains = Fleet.Domains;
        if (request.Domain is { } name)
        {
            if (Fleet.Find(name) is not { } domain)
            {
                return new(ListDomainReply.Failure($"there is no domain named {name}"));
            }

            domains = [domain];
        }

        return new(ListDomainReply.Success([.. domains.Select(DomainListing.Of)]));
    }

    /// <inheritdoc/>
    protected override async ValueTask<AddDomainReply> OnAddDomainAsync(
        AddDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        FleetAnswer answer = await ChangeAsync(fleet => fleet.Add(request.Domain, request.Resources), cancellationToken)
            .ConfigureAwait(false);
        return answer.Refusal is { } refusal ? AddDomainReply.Failure(refusal) : AddDomainReply.Success();
    }

    /// <inheritdoc/>
    protected override async ValueTask<RemoveDomainReply> OnRemoveDomainAsync(
        RemoveDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        if (request.All)
        {
            await ChangeAsync(static fleet => fleet.RemoveAll(), cancellationToken).ConfigureAwait(false);
            return RemoveDomainReply.Success();
        }

        if (request.Domain is not { } domain)
        {
            return RemoveDomainReply.Failure("the command names no domain; -a means all");
        }

        string? refusal = await RefusalAsync(domain, DomainTransition.Remove, cancellationToken).ConfigureAwait(false);
        return refusal is null ? RemoveDomainReply.Success() : RemoveDomainReply.Failure(refusal);
    }

    /// <inheritdoc/>
    protected override async ValueTask<BindDomainReply> OnBindDomainAsync(
        BindDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        string? refusal = await RefusalAsync(request.Domain, DomainTransition.Bind, cancellationToken)
            .ConfigureAwait(false);
        return refusal is null ? BindDomainReply.Success() : BindDomainReply.Failure(refusal);
    }

    /// <inheritdoc/>
    protected override async ValueTask<UnbindDomainReply> OnUnbindDomainAsync(
        UnbindDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        string? refusal = await RefusalAsync(request.Domain, DomainTransition.Unbind, cancellationToken)
            .ConfigureAwait(false);
        return refusal is null ? UnbindDomainReply.Success() : UnbindDomainReply.Failure(refusal);
    }

    /// <inheritdoc/>
    protected override async ValueTask<StartDomainReply> OnStartDomainAsync(
        StartDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        string? refusal = await RefusalAsync(request.Domain, DomainTransition.Start, cancellationToken)
            .ConfigureAwait(false);
        return refusal is null ? StartDomainReply.Success() : StartDomainReply.Failure(refusal);
    }

    /// <inheritdoc/>
    /// <remarks>A guest stops at once, with or without force.</remarks>
    protected override async ValueTask<StopDomainReply> OnStopDomainAsync(
        StopDomainRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        string? refusal = await RefusalAsync(request.Domain, DomainTransition.Stop, cancellationToken)
            .ConfigureAwait(false);
        return refusal is null ? StopDomainReply.Success() : StopDomainReply.Failure(refusal);
    }

    private async ValueTask<string?> RefusalAsync(string domain, DomainTransition transition, CancellationToken ct) =>
        (await ChangeAsync(fleet => fleet.Apply(domain, transition), ct).ConfigureAwait(false)).Refusal;
}

using LdmCodegen.Runtime;
using LogicalDomains.Simulation;

namespace LogicalDomains;

/// <content>What clients ask for: listings, changes of the fleet, and operations that take their time.</content>
public sealed partial class LdmSimulator
{
    // The first version in which an object may have a second response, for warnings.
    private static readonly Version FirstWithWarnings = new(1, 7);

    /// <inheritdoc/>
    protected override async ValueTask<LdmReply> HandleAsync(
        LdmRequest request, LdmPeer peer, CancellationToken cancellationToken)
    {
        LdmReply? reply = FleetListing.Answer(Fleet.State, request) ?? request switch
        {
            MigrateDomainRequest migrate => await MigrateAsync(migrate, cancellationToken)
                .ConfigureAwait(SchedulingContext.IsCurrent),
            CancelOperationRequest cancel => await CancelAsync(cancel, cancellationToken)
                .ConfigureAwait(SchedulingContext.IsCurrent),
            CreateVfRequest create => await CreateFunctionAsync(create, cancellationToken)
                .ConfigureAwait(SchedulingContext.IsCurrent),
            _ => await ChangeAsync(request, cancellationToken).ConfigureAwait(SchedulingContext.IsCurrent),
        };
        if (reply is null)
        {
            return await base.HandleAsync(request, peer, cancellationToken).ConfigureAwait(SchedulingContext.IsCurrent);
        }

        reply = reply.Mirror(request);
        return request.ContinuesUnit ? reply with { ContinuesUnit = true } : reply;
    }

    private async ValueTask<LdmReply?> ChangeAsync(LdmRequest request, CancellationToken ct)
    {
        FleetAnswer? answer = null;
        await ChangeAsync(
            fleet => (answer = fleet.Perform(request)) ?? FleetAnswer.Refused("no change"), ct)
                .ConfigureAwait(SchedulingContext.IsCurrent);
        return answer is null ? null : ReplyOf(request, answer);
    }

    private async ValueTask<LdmReply> CreateFunctionAsync(CreateVfRequest request, CancellationToken ct)
    {
        PhysicalDeviceResource? made = null;
        FleetAnswer answer = await ChangeAsync(
            fleet => fleet.Change(edit => made = DeviceRules.CreateFunction(edit, request.Device)), ct)
            .ConfigureAwait(SchedulingContext.IsCurrent);
        return answer.Succeeded ? CreateVfReply.Success() with { Device = made } : ReplyOf(request, answer);
    }

    private static LdmReply ReplyOf(LdmRequest request, FleetAnswer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            return LdmProtocol.Instance.CreateReply(request, LdmOutcome.Failure([refusal]));
        }

        bool takesWarnings = Version.TryParse(request.Version, out Version? version) && version >= FirstWithWarnings;
        return LdmProtocol.Instance.CreateReply(request, takesWarnings
            ? LdmOutcome.Success with { Warnings = [.. answer.Warnings] }
            : LdmOutcome.Success);
    }
}

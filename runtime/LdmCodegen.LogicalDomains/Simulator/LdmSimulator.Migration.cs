using System.Collections.Concurrent;
using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains.Simulation;

namespace LogicalDomains;

/// <content>Migrations: to nowhere, when only the source matters, or to another simulated machine.</content>
public sealed partial class LdmSimulator
{
    private const int MigrationSteps = 10;

    private readonly ConcurrentDictionary<string, LdmSimulator> _neighbours = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _migrations = new();

    /// <summary>
    /// Connects two simulated machines: domains can migrate from each to the other, which is named by
    /// <see cref="LdmSimulatorOptions.Machine"/> or by the address it listens on.
    /// </summary>
    /// <param name="one">One of them.</param>
    /// <param name="other">The other.</param>
    /// <exception cref="ArgumentException">Both have the same name.</exception>
    public static void Connect(LdmSimulator one, LdmSimulator other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (string.Equals(one.Fleet.Machine, other.Fleet.Machine, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Both machines are named {one.Fleet.Machine}.", nameof(other));
        }

        one.AddNeighbour(other);
        other.AddNeighbour(one);
    }

    /// <summary>
    /// Migrates a domain away: <c>migration-process</c> with 0 to 100 percent at the pace of
    /// <see cref="LdmSimulatorOptions.MigrationPace"/>, then <c>migrate-domain</c>; the domain then belongs to another
    /// manager. Until the end every other change of the domain is refused. A cancelled migration fails and the domain
    /// stays.
    /// </summary>
    /// <param name="domain">A bound or active domain.</param>
    /// <param name="cancellationToken">Gives the migration up.</param>
    /// <returns>A task that ends with the migration.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The migration was given up.</exception>
    public async ValueTask MigrateDomainAsync(string domain, CancellationToken cancellationToken = default)
    {
        string? refusal = await MigrateAsync([new(this, domain)], null, cancellationToken)
            .ConfigureAwait(SchedulingContext.IsCurrent);
        if (refusal is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"Refused: {refusal}.");
        }
    }

    private void AddNeighbour(LdmSimulator other)
    {
        _neighbours[other.Fleet.Machine] = other;
        if (other.LocalEndPoint.ToString() is { } address)
        {
            _neighbours[address] = other;
        }
    }

    private async ValueTask<LdmReply> MigrateAsync(MigrateDomainRequest request, CancellationToken ct)
    {
        if (!_neighbours.TryGetValue(request.Target, out LdmSimulator? target))
        {
            return Failed(request, $"no machine named {request.Target} can be reached");
        }

        if (!await target.LetsInAsync(request, ct).ConfigureAwait(SchedulingContext.IsCurrent))
        {
            return Failed(request, $"{request.Target} refuses the login");
        }

        MigrationEnd[] ends = [new(this, request.Domain), new(target, request.TargetDomain)];
        SimulatedDomain? moved = Fleet.Find(request.Domain);
        string? refusal = Fleet.Try(edit => LifeCycleRules.Apply(edit, request.Domain, DomainTransition.BeginMigration))
            ?? FromTarget(target, target.Fleet.Try(edit => ArrivalRules.Begin(edit, moved!, request.TargetDomain)));
        if (refusal is null && !request.DryRun)
        {
            refusal = await MigrateAsync(ends, moved, ct).ConfigureAwait(SchedulingContext.IsCurrent);
        }

        return refusal is null
            ? LdmProtocol.Instance.CreateReply(request, LdmOutcome.Success)
            : Failed(request, refusal);
    }

    /// <summary>Runs a migration at both ends; the first is where the domain is.</summary>
    /// <returns>Why it did not come to its end; null when it did.</returns>
    private async ValueTask<string?> MigrateAsync(MigrationEnd[] ends, SimulatedDomain? moved, CancellationToken ct)
    {
        string domain = ends[0].Domain;
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(ct);
        FleetAnswer begun = await ends[0].ApplyAsync(DomainTransition.BeginMigration, ct)
            .ConfigureAwait(SchedulingContext.IsCurrent);
        if (!begun.Succeeded)
        {
            return begun.Refusal;
        }

        _migrations[domain] = cancel;
        int open = 1;
        try
        {
            for (; open < ends.Length; open++)
            {
                LdmSimulator target = ends[open].Simulator;
                string name = ends[open].Domain;
                FleetAnswer arrival = await target.ChangeAsync(
                    fleet => fleet.Change(edit => ArrivalRules.Begin(edit, moved!, name)), cancel.Token)
                    .ConfigureAwait(SchedulingContext.IsCurrent);
                if (!arrival.Succeeded)
                {
                    await EndAsync(ends[..open], DomainTransition.FailMigration)
                        .ConfigureAwait(SchedulingContext.IsCurrent);
                    return FromTarget(target, arrival.Refusal);
                }
            }

            for (int step = 1; step < MigrationSteps; step++)
            {
                await Task.Delay(_options.MigrationPace, _options.Time, cancel.Token)
                    .ConfigureAwait(SchedulingContext.IsCurrent);
                foreach (MigrationEnd end in ends)
                {
                    await end.AdvanceAsync(step * 100 / MigrationSteps).ConfigureAwait(SchedulingContext.IsCurrent);
                }
            }

            cancel.Token.ThrowIfCancellationRequested();
            await EndAsync(ends, DomainTransition.CompleteMigration).ConfigureAwait(SchedulingContext.IsCurrent);
            return null;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await EndAsync(ends[..open], DomainTransition.FailMigration).ConfigureAwait(SchedulingContext.IsCurrent);
            return $"the migration of domain {domain} was cancelled";
        }
        finally
        {
            _migrations.TryRemove(domain, out _);
        }
    }

    // A migration that has begun is brought to an end at every machine, whoever has gone away.
    private static async ValueTask EndAsync(MigrationEnd[] ends, DomainTransition transition)
    {
        foreach (MigrationEnd end in Enumerable.Reverse(ends))
        {
            await end.ApplyAsync(transition, CancellationToken.None).ConfigureAwait(SchedulingContext.IsCurrent);
        }
    }

    private async ValueTask<LdmReply> CancelAsync(CancelOperationRequest request, CancellationToken ct)
    {
        if (request.Operation == CancellableOperation.Migration)
        {
            string? refusal = Fleet.Try(edit => ArrivalRules.RequireMigration(edit, request.Domain));
            if (refusal is null && !CancelMigration(request.Domain))
            {
                refusal = $"the migration of domain {request.Domain} was not begun on this machine";
            }

            return refusal is null
                ? LdmProtocol.Instance.CreateReply(request, LdmOutcome.Success)
                : Failed(request, refusal);
        }

        if (request.Operation == CancellableOperation.Reconf)
        {
            return ReplyOf(request, await ChangeAsync(
                fleet => fleet.Change(edit => ReconfigurationRules.Cancel(edit, request.Domain)), ct)
                .ConfigureAwait(SchedulingContext.IsCurrent));
        }

        return Failed(request, request.Operation is { } operation
            ? $"no operation {operation} of domain {request.Domain} is under way"
            : "the command names no operation; migration and reconf can be cancelled");
    }

    /// <summary>Cancels a migration that was begun here. Nothing but the migration itself hangs on its token.</summary>
    private bool CancelMigration(string domain)
    {
        try
        {
            if (!_migrations.TryGetValue(domain, out CancellationTokenSource? migration))
            {
                return false;
            }

            migration.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // It has come to its end in this moment.
            return false;
        }
    }

    // The target's own check decides, as if the source logged in there. Certificates are not simulated: they are trusted.
    private async ValueTask<bool> LetsInAsync(MigrateDomainRequest request, CancellationToken ct)
    {
        if (_options.Authenticator is not { } check || request.Certificates)
        {
            return true;
        }

        if (request.UserName is not { } user || request.Password is not { } password)
        {
            return false;
        }

        char[] secret = Encoding.UTF8.GetChars(password.Bytes.ToArray());
        try
        {
            return await check(Encoding.UTF8.GetString(user.Bytes.Span), secret, ct)
                .ConfigureAwait(SchedulingContext.IsCurrent);
        }
        finally
        {
            Array.Clear(secret);
        }
    }

    private static LdmReply Failed(LdmRequest request, string reason) =>
        LdmProtocol.Instance.CreateReply(request, LdmOutcome.Failure([reason]));

    private static string? FromTarget(LdmSimulator target, string? refusal) =>
        refusal is null ? null : $"{target.Fleet.Machine}: {refusal}";

    /// <summary>One of the machines of a migration, and what it calls the domain.</summary>
    private sealed record MigrationEnd(LdmSimulator Simulator, string Domain)
    {
        public ValueTask<FleetAnswer> ApplyAsync(DomainTransition transition, CancellationToken ct) =>
            Simulator.ChangeAsync(fleet => fleet.Apply(Domain, transition), ct);

        public ValueTask<FleetAnswer> AdvanceAsync(int percent) =>
            Simulator.ChangeAsync(fleet => fleet.AdvanceMigration(Domain, percent), CancellationToken.None);
    }
}

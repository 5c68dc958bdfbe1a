using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// Reads numbered events, often too slowly, and checks that the numbers rise and that a gap is told wherever one is
/// missing, with how many were dropped.
/// </summary>
internal sealed class Reader(Simulation simulation, World world, LdmClient client)
{
    private uint _last;
    private long _read;
    private bool _isGap = true;
    private bool _isOutage;
    private long _dropped;

    /// <summary>The number that was read last.</summary>
    public uint Last => _last;

    /// <summary>Reads until the client is disposed of; opens again what was ended as too slow.</summary>
    public async Task RunAsync()
    {
        while (!world.IsClosing)
        {
            SubscriptionOptions options = new()
            {
                Capacity = 1 + simulation.Choose(6),
                Overflow = (OverflowPolicy)simulation.Choose(4),
                WaitLimit = TimeSpan.FromSeconds(1 + simulation.Choose(3)),
            };
            try
            {
                await using EventSubscription<LdmEvent> events = await client.Events.Resource.OpenAsync(options);
                simulation.Trace($"reader: opened with {options.Overflow}, {options.Capacity}");
                _isGap = true;
                _read = 0;
                await ReadAsync(events);
                CheckAccounts(events);
            }
            catch (RequestTimeoutException)
            {
                // The registration was not answered in time; it is asked for again.
            }
            catch (ObjectDisposedException) when (world.IsClosing)
            {
                return;
            }
        }
    }

    private async Task ReadAsync(EventSubscription<LdmEvent> events)
    {
        try
        {
            await foreach (LdmEvent e in events)
            {
                Look(e, events);
                if (!world.IsCalm && simulation.Chance(40))
                {
                    await simulation.DelayAsync(TimeSpan.FromMilliseconds(100 * simulation.Choose(30)));
                }

                if (!world.IsCalm && simulation.Chance(3))
                {
                    return;
                }
            }

            if (!world.IsClosing)
            {
                throw new LifetimeException("The events ended, and nobody said why.");
            }
        }
        catch (SubscriptionOverflowException slow)
        {
            simulation.Trace($"reader: too slow, {slow.Dropped} dropped");
        }
    }

    private void Look(LdmEvent e, EventSubscription<LdmEvent> events)
    {
        if (e is LdmGapEvent gap)
        {
            simulation.Trace($"reader: gap, {gap.Reason}, {gap.Dropped} dropped");
            if (world.Plant != Plant.GapSwallowed)
            {
                _isGap = true;
                _isOutage |= gap.Reason != GapReason.QueueOverflow;
                _dropped += gap.Dropped;
            }

            return;
        }

        uint number = ((SetVcpuEvent)e).Resources.OfType<CpuResource>().Single().Count!.Value;
        simulation.Trace($"reader: event {number}");
        _read++;
        if (number <= _last)
        {
            throw new LifetimeException($"Event {number} came after event {_last}.");
        }

        if (number > _last + 1 && !_isGap)
        {
            throw new LifetimeException($"Event {number} came after event {_last}, and no gap was told.");
        }

        if (_read > 1 && !_isOutage && number - _last - 1 != _dropped)
        {
            throw new LifetimeException(
                $"Event {number} came after event {_last}, and the gap between told of {_dropped} dropped ones.");
        }

        if (events.Delivered != _read)
        {
            throw new LifetimeException($"{_read} events were read, and {events.Delivered} count as delivered.");
        }

        _last = number;
        _isGap = false;
        _isOutage = false;
        _dropped = 0;
    }

    private static void CheckAccounts(EventSubscription<LdmEvent> events)
    {
        if (events.Delivered + events.Dropped > events.Received)
        {
            throw new LifetimeException(
                $"{events.Received} received, {events.Delivered} delivered, {events.Dropped} dropped.");
        }
    }
}

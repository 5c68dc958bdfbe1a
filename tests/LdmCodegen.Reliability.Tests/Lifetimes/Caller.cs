using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// Makes requests that nothing but their order tells apart, leaves some of them, and looks at how each one ends.
/// </summary>
internal sealed class Caller(Simulation simulation, World world, LdmClient client, Func<int> nextProbe)
{
    public async Task RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await CallAsync();
            if (simulation.Chance(50))
            {
                await simulation.DelayAsync(TimeSpan.FromMilliseconds(100 * simulation.Choose(20)));
            }
        }
    }

    /// <summary>Makes one request.</summary>
    /// <returns>Whether it was answered.</returns>
    public async Task<bool> CallAsync()
    {
        string name = $"p{nextProbe()}";
        using CancellationTokenSource leave = simulation.Chance(15)
            ? new CancellationTokenSource(TimeSpan.FromMilliseconds(20 * simulation.Choose(100)), simulation.Time)
            : new CancellationTokenSource();
        long start = simulation.Time.GetTimestamp();
        ConnectionState before = client.State;
        Exception? failure = null;
        ListDomainReply? reply = null;
        try
        {
            reply = await client.ListDomainAsync(new() { Domain = name }, leave.Token);
        }
        catch (Exception e)
        {
            failure = e;
        }

        TimeSpan took = simulation.Time.GetElapsedTime(start);
        simulation.Trace($"{name} ended after {took.TotalSeconds} s: {failure?.GetType().Name ?? $"{reply!.Succeeded}"}");
        bool isRight = failure switch
        {
            null => IsReplyTo(name, reply!),
            OperationCanceledException left => left.CancellationToken == leave.Token && leave.IsCancellationRequested,
            RequestTimeoutException => took >= Times.Request,
            ConnectionLostException lost => lost.SessionNumber > 0 && lost.Host == client.Host
                && (before == ConnectionState.Connected || !world.WasAsked(name)),
            ObjectDisposedException => world.IsClosing,
            _ => false,
        };
        return isRight && took < Times.Patience
            ? failure is null
            : throw new LifetimeException(
                $"Request {name} ended wrongly after {took.TotalSeconds} s: {failure?.ToString() ?? $"{reply}"}");
    }

    private bool IsReplyTo(string name, ListDomainReply reply)
    {
        if (reply.Succeeded && reply.Domains.Single().Domain != name)
        {
            throw new LifetimeException($"Request {name} got the reply to {reply.Domains.Single().Domain}.");
        }

        return world.WasAsked(name);
    }
}

using System.Collections.Concurrent;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Reliability.Tests.Storm;

/// <summary>Stands before a network and notes when each attempt to connect began.</summary>
internal sealed class AttemptLog(IConnector network) : IConnector
{
    private readonly ConcurrentQueue<long> _attempts = new();

    public int Count => _attempts.Count;

    public ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        _attempts.Enqueue(Environment.TickCount64);
        return network.ConnectAsync(host, port, cancellationToken);
    }

    public void Clear() => _attempts.Clear();

    /// <summary>How much earlier than its place in a row of evenly spaced attempts any attempt began.</summary>
    public TimeSpan MostAhead(int attemptsPerSecond)
    {
        long[] attempts = [.. _attempts.Order()];
        return TimeSpan.FromMilliseconds(
            attempts.Select((begun, i) => (i * 1000.0 / attemptsPerSecond) - (begun - attempts[0])).Max());
    }

    /// <summary>The most attempts that began within a time.</summary>
    public int MostWithin(TimeSpan time)
    {
        long[] attempts = [.. _attempts.Order()];
        int most = 0;
        for (int first = 0, last = 0; last < attempts.Length; last++)
        {
            while (attempts[last] - attempts[first] >= time.TotalMilliseconds)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}

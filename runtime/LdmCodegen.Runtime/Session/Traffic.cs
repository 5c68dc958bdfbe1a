using System.Diagnostics.Metrics;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// What one session has received, sent and not sent yet: told to whoever asks for this one, and measured for all.
/// </summary>
internal sealed class Traffic
{
    private readonly Counter<long> _receivedByAll;
    private readonly Counter<long> _sentByAll;
    private readonly UpDownCounter<long>? _queuedByAll;
    private readonly KeyValuePair<string, object?>[] _tags;
    private long _received;
    private long _sent;
    private int _queued;

    private Traffic(
        Counter<long> received,
        Counter<long> sent,
        UpDownCounter<long>? queued,
        params KeyValuePair<string, object?>[] tags)
    {
        _receivedByAll = received;
        _sentByAll = sent;
        _queuedByAll = queued;
        _tags = tags;
    }

    /// <summary>Bytes that came, TLS not counted.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Bytes that were given to the connection, TLS not counted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Documents that wait to be given to the connection.</summary>
    public int Queued => Volatile.Read(ref _queued);

    /// <summary>That of a client's session. The requests that wait have a limit of their own.</summary>
    public static Traffic OfClient(KeyValuePair<string, object?> host) =>
        new(RuntimeTelemetry.ClientReceived, RuntimeTelemetry.ClientSent, queued: null, host);

    /// <summary>That of a server's session. Peers are many: none of them is a tag.</summary>
    public static Traffic OfServer() =>
        new(RuntimeTelemetry.ServerReceived, RuntimeTelemetry.ServerSent, RuntimeTelemetry.Queued);

    /// <summary>Bytes came.</summary>
    public void OnReceived(long count)
    {
        Interlocked.Add(ref _received, count);
        if (_receivedByAll.Enabled)
        {
            _receivedByAll.Count(count, _tags);
        }
    }

    /// <summary>Bytes were given to the connection.</summary>
    public void OnSent(long count)
    {
        Interlocked.Add(ref _sent, count);
        if (_sentByAll.Enabled)
        {
            _sentByAll.Count(count, _tags);
        }
    }

    /// <summary>Documents were put into the queue, or, with a number below 0, taken out of it.</summary>
    public void OnQueued(int change)
    {
        Interlocked.Add(ref _queued, change);
        if (_queuedByAll is { Enabled: true })
        {
            _queuedByAll.Count(change, _tags);
        }
    }
}

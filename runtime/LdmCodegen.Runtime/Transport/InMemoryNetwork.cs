using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>
/// A network inside this process: no sockets, no ports of the host, everything else as in the real one, back-pressure
/// and
/// TLS included. For tests and for a client and server in one process.
/// </summary>
public sealed class InMemoryNetwork : IConnector, IListenerFactory
{
    private const int FirstAnyPort = 49152;

    private readonly ConcurrentDictionary<string, MemoryListener> _listeners = new(StringComparer.OrdinalIgnoreCase);
    private int _lastPort = FirstAnyPort - 1;
    private int _lastClient;

    /// <summary>Whether both ends take the other for a peer on the same host. Default: true.</summary>
    public bool PeersAreLocal { get; init; } = true;

    /// <summary>How many bytes one side can write before the other has to read. Default: 64 KiB.</summary>
    public int BytesInFlight { get; init; } = 64 * 1024;

    /// <inheritdoc/>
    public ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        cancellationToken.ThrowIfCancellationRequested();
        DnsEndPoint server = new(HostName(host), port);
        if (!_listeners.TryGetValue(Key(server), out MemoryListener? listener))
        {
            throw new IOException($"Nobody listens on '{Key(server)}' of the in-memory network.");
        }

        DnsEndPoint client = new("client", Interlocked.Increment(ref _lastClient) & 0xFFFF);
        (MemoryRawConnection mine, MemoryRawConnection theirs) =
            MemoryRawConnection.Pair(client, server, PeersAreLocal, BytesInFlight);
        if (!listener.TryEnqueue(new StreamConnection(theirs)))
        {
            throw new IOException($"'{Key(server)}' of the in-memory network takes no more connections.");
        }

        return new ValueTask<ByteConnection>(new StreamConnection(mine));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A <see cref="DnsEndPoint"/> or <see cref="IPEndPoint"/>, compared as text; port 0 takes a free port.
    /// </remarks>
    public ValueTask<IConnectionListener> ListenAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (string host, int port) = endPoint switch
        {
            DnsEndPoint dns => (HostName(dns.Host), dns.Port),
            IPEndPoint ip => (HostName(ip.Address.ToString()), ip.Port),
            _ => throw new ArgumentException("An in-memory network listens on a name and port.", nameof(endPoint)),
        };

        DnsEndPoint place = new(host, port == 0 ? Interlocked.Increment(ref _lastPort) : port);
        MemoryListener listener = new(place, closed => _listeners.TryRemove(new(Key(closed.EndPoint), closed)));
        if (!_listeners.TryAdd(Key(place), listener))
        {
            throw new IOException($"Somebody listens on '{Key(place)}' of the in-memory network already.");
        }

        return new ValueTask<IConnectionListener>(listener);
    }

    private static string Key(DnsEndPoint endPoint) =>
        string.Create(CultureInfo.InvariantCulture, $"{endPoint.Host}:{endPoint.Port}");

    // All the names of this host are one, as they are in a real network.
    private static string HostName(string host) =>
        IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address) ? "localhost" : host;
}

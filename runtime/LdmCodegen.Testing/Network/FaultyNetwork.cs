using System.Collections.Concurrent;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing;

/// <summary>
/// Connections that fail when a test says so. It stands between a client and any network, most often an
/// <see cref="InMemoryNetwork"/>:
/// <code>
/// InMemoryNetwork network = new();
/// FaultyNetwork faults = new(network);
/// DoorsServerOptions server = new() { Transport = network, … };
/// DoorsClientOptions client = new() { Transport = faults, … };
/// …
/// faults.CutAll();
/// </code>
/// </summary>
/// <remarks>Faults strike outside of TLS when they cut, and inside of it when they hand over in pieces. All members are safe
/// from any thread.</remarks>
public sealed class FaultyNetwork : IConnector
{
    private readonly IConnector _network;
    private readonly ConcurrentDictionary<FaultyConnection, bool> _open = new();
    private volatile bool _isDown;
    private volatile int _bytesPerRead = int.MaxValue;
    private long _cutAfter = long.MaxValue;
    private int _connects;

    /// <summary>Stands before a network.</summary>
    /// <param name="network">What makes the connections.</param>
    public FaultyNetwork(IConnector network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
    }

    /// <summary>Whether attempts to connect fail. Open connections stay. Default false.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>How many bytes arrive with each read, 1 or more; any number unless set. Holds from the next read on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BytesPerRead
    {
        get => _bytesPerRead;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _bytesPerRead = value;
        }
    }

    /// <summary>
    /// After how many bytes from the server a connection is cut, counted for each connection anew, inside TLS where there
    /// is TLS; never unless set. Holds for connections made from now on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long CutAfter
    {
        get => Interlocked.Read(ref _cutAfter);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Interlocked.Exchange(ref _cutAfter, value);
        }
    }

    /// <summary>How many attempts to connect there were, failed ones among them.</summary>
    public int Connects => Volatile.Read(ref _connects);

    /// <summary>How many connections are open.</summary>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _connects);
        if (_isDown)
        {
            throw new IOException($"The network to '{host}' is down, as the test wants it.");
        }

        ByteConnection connection = await _network.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
        FaultyConnection faulty = new(connection, this, CutAfter);
        _open[faulty] = true;
        return faulty;
    }

    /// <summary>Cuts every open connection at once, as when a cable is pulled and the system notices.</summary>
    public void CutAll()
    {
        foreach (FaultyConnection connection in _open.Keys)
        {
            connection.Abort();
        }
    }

    internal void Closed(FaultyConnection connection) => _open.TryRemove(connection, out _);
}

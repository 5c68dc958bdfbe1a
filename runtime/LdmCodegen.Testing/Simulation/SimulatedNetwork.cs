using System.Globalization;
using System.Net;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing;

/// <summary>
/// The network of a simulation: bytes arrive late and in pieces, connections are refused, reset, ended or go silent, all
/// as the seed says. Give it to clients and servers as the option <c>Transport</c>. It has no TLS: the bytes of a handshake
/// cannot be repeated.
/// </summary>
public sealed class SimulatedNetwork : IConnector, IListenerFactory
{
    // An attempt takes time, or time would stand still for who tries again and again.
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<string, SimulatedListener> _listeners = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SimulatedLink> _links = [];
    private int _lastClient;

    internal SimulatedNetwork(Simulation simulation) => Simulation = simulation;

    /// <summary>How bad it is. Holds for connections made, and bytes written, from now on.</summary>
    public SimulatedFaults Faults { get; set; } = new();

    /// <summary>Whether attempts to connect fail. Default false.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether both ends take the other for a peer on the same host. Default true.</summary>
    public bool PeersAreLocal { get; set; } = true;

    /// <summary>How many bytes one side can write before the other has to read. Default 64 KiB.</summary>
    public int BytesInFlight { get; set; } = 64 * 1024;

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    /// <summary>How many connections have an end that was not closed.</summary>
    public int Open => _links.Count;

    /// <summary>How many places are listened on.</summary>
    public int Listening => _listeners.Count;

    internal Simulation Simulation { get; }

    /// <inheritdoc/>
    public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        cancellationToken.ThrowIfCancellationRequested();
        Simulation.Context.IsHere("A connection was made on another thread.");
        string place = Key(host, port);
        bool isRefused = Simulation.Chance(Faults.Refusals);
        bool isSilent = Simulation.Chance(Faults.Silences);
        await Task.Delay(
            isSilent ? Timeout.InfiniteTimeSpan : ShortestAttempt + Delay(), Simulation.Time, cancellationToken);
        if (IsDown || isRefused || !_listeners.TryGetValue(place, out SimulatedListener? listener))
        {
            Simulation.Trace($"connection to {place} refused");
            throw new IOException($"The connection to '{place}' of the simulated network was refused.");
        }

        SimulatedLink link = new(this, ++Connections, new DnsEndPoint("client", ++_lastClient), new DnsEndPoint(host, port));
        _links.Add(link);
        listener.Add(link.Server);
        Simulation.Trace($"connection {link.Number} made");
        return link.Client;
    }

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> ListenAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        cancellationToken.ThrowIfCancellationRequested();
        string place = endPoint switch
        {
            DnsEndPoint dns => Key(dns.Host, dns.Port),
            IPEndPoint ip => Key(ip.Address.ToString(), ip.Port),
            _ => throw new ArgumentException("A simulated network listens on a name and port.", nameof(endPoint)),
        };
        SimulatedListener listener = new(endPoint, () => _listeners.Remove(place));
        if (!_listeners.TryAdd(place, listener))
        {
            throw new IOException($"Somebody listens on '{place}' of the simulated network already.");
        }

        return new ValueTask<IConnectionListener>(listener);
    }

    /// <summary>Resets every open connection.</summary>
    public void CutAll()
    {
        foreach (SimulatedLink link in _links.ToArray())
        {
            link.Reset();
        }
    }

    internal void Closed(SimulatedLink link) => _links.Remove(link);

    internal TimeSpan Delay() => Faults.Delays[Simulation.Choose(Faults.Delays.Count)];

    private static string Key(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}

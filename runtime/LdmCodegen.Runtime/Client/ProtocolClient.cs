using LdmCodegen.Runtime.Session;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Client;

/// <summary>
/// The long-lived side of a client: connects, makes lost connections again, brings registrations back and tells
/// subscriptions about gaps. Generated clients derive from it. All members are safe from any thread.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent> : IAsyncDisposable
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    private readonly object _gate = new();
    private readonly WireProtocol<TRequest, TReply, TEvent> _protocol;
    private readonly ClientOptions _options;
    private readonly PeerAddress _address;
    private readonly ILogger _logger;
    private readonly StateFeed _state;
    private readonly KeyValuePair<string, object?> _hostTag;

    /// <summary>Makes a client that is not connected yet.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="host">The peer: <c>name</c>, <c>name:port</c>, an address, or <c>[IPv6]:port</c>.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The host or options are wrong; every fault is listed.</exception>
    protected ProtocolClient(WireProtocol<TRequest, TReply, TEvent> protocol, string host, ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        OptionFaults faults = new();
        faults.Check(
            PeerAddress.TryParse(host, out _address),
            "host must be a name or address, with or without ':port' (1 to 65535)");
        options.Check(faults, protocol.Description);
        faults.ThrowIfAny(nameof(options));

        _protocol = protocol;
        _options = options;
        _logger = QuietLogger.From(options.Logging);
        _state = new StateFeed(options.Time);
        _hostTag = new KeyValuePair<string, object?>(RuntimeTelemetry.HostTag, host);
        Host = host;
    }

    /// <summary>The peer, as it was named.</summary>
    public string Host { get; }

    /// <summary>Where the connection stands now.</summary>
    public ConnectionState State => _state.Current;

    /// <summary>
    /// Follows the connection's state: each change from the first move on, in order. Ends after
    /// <see cref="ConnectionState.Closed"/>. A watcher that leaves 1024 changes unread loses the oldest.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The changes.</returns>
    public IAsyncEnumerable<ConnectionStateChange> WatchStateAsync(CancellationToken cancellationToken = default) =>
        _state.WatchAsync(cancellationToken);

    private void SetState(ConnectionState state, Exception? cause)
    {
        if (_state.Set(state, cause) is { } change)
        {
            RuntimeLog.StateChanged(_logger, Host, Volatile.Read(ref _sessionNumber), change.Previous, change.Current);
        }
    }
}

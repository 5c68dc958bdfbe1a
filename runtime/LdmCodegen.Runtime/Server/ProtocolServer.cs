using System.Buffers;
using System.Net;
using LdmCodegen.Runtime.Session;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Server;

/// <summary>
/// A server: listens, logs peers in, keeps their registrations, answers requests through a derived class and raises
/// events. A bad, slow or vanished peer never touches the others.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
/// <typeparam name="TPeer">The protocol's peer type.</typeparam>
public abstract partial class ProtocolServer<TRequest, TReply, TEvent, TPeer>
    : IAsyncDisposable, IRequestHandler<TRequest, TReply, TPeer>
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
    where TPeer : ServerPeer
{
    private readonly object _gate = new();
    private readonly WireProtocol<TRequest, TReply, TEvent> _protocol;
    private readonly ServerOptions _options;
    private readonly ILogger _logger;

    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The options are wrong; every fault is listed.</exception>
    protected ProtocolServer(WireProtocol<TRequest, TReply, TEvent> protocol, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(options);
        OptionFaults faults = new();
        options.Check(faults, protocol.Description);
        faults.ThrowIfAny(nameof(options));
        _protocol = protocol;
        _options = options;
        _logger = QuietLogger.From(options.Logging);
    }

    /// <summary>Where the server listens, with the port that was taken.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public EndPoint LocalEndPoint => Listener.LocalEndPoint;

    /// <summary>The pin of the server's key, as clients name it: <c>sha256/…</c>; empty without TLS.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public string CertificatePin => Listener is null ? "" : _pin;

    /// <summary>The peers that are logged in now.</summary>
    public IReadOnlyCollection<TPeer> Peers => [.. _peers.Values.Select(static session => session.Peer)];

    /// <summary>
    /// Sends an event to every peer registered for its group, once per peer. Never waits for a peer: one whose queue is
    /// full is cut.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="cancellationToken">Looked at before the event is sent.</param>
    /// <returns>How many peers it was queued for.</returns>
    /// <exception cref="ArgumentException">
    /// A text of the event holds a character that XML cannot carry, or the event is longer than the dialect allows.
    /// </exception>
    public ValueTask<int> RaiseAsync(TEvent e, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(e);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposing) is not null, this);

        // Written once, whoever gets it.
        ArrayBufferWriter<byte> buffer = new();
        _protocol.WriteEvent(buffer, e, _options.Spelling);
        ReadOnlyMemory<byte> document = SessionMarkup.Seal(_protocol.Description.Framing, buffer.WrittenMemory);
        int count = 0;
        foreach (ServerSession<TRequest, TReply, TEvent, TPeer> session in _peers.Values)
        {
            if (session.TrySendEvent(e.GroupMask, document))
            {
                count++;
            }
        }

        return ValueTask.FromResult(count);
    }

    /// <summary>Makes the object for a peer that has logged in.</summary>
    /// <param name="context">What the base class of the peer needs.</param>
    /// <returns>The peer.</returns>
    protected abstract TPeer CreatePeer(ServerPeerContext context);

    /// <summary>
    /// Answers one request. Requests of one peer come one after the other; registrations come here only when
    /// they say more than which events, and then count if the reply is a success. What it throws becomes a failure reply without details, and a log entry.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="peer">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the peer is gone or a stopping server waits no longer.</param>
    /// <returns>The reply.</returns>
    protected abstract ValueTask<TReply> HandleAsync(TRequest request, TPeer peer, CancellationToken cancellationToken);

    ValueTask<TReply> IRequestHandler<TRequest, TReply, TPeer>.HandleAsync(
        TRequest request, TPeer peer, CancellationToken cancellationToken) =>
        HandleAsync(request, peer, cancellationToken);
}

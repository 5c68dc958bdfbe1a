using System.Net;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Server;

/// <summary>
/// A server: listens, logs peers in, keeps their registrations, answers requests through a derived class and raises
/// events. A bad, slow or vanished peer never touches the others.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
/// <typeparam name="TPeer">The protocol's peer type.</typeparam>
public abstract class ProtocolServer<TRequest, TReply, TEvent, TPeer> : IAsyncDisposable
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
    where TPeer : ServerPeer
{
    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="options">The options; every fault is listed in one <see cref="ArgumentException"/>.</param>
    protected ProtocolServer(WireProtocol<TRequest, TReply, TEvent> protocol, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(options);
    }

    /// <summary>Where the server listens, with the port that was taken.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public EndPoint LocalEndPoint => throw new NotImplementedException();

    /// <summary>The pin of the server's key, as clients name it: <c>sha256/…</c>; empty without TLS.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public string CertificatePin => throw new NotImplementedException();

    /// <summary>The peers that are logged in now.</summary>
    public IReadOnlyCollection<TPeer> Peers => throw new NotImplementedException();

    /// <summary>Starts to listen.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>A task that ends when the server listens.</returns>
    public Task StartAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Sends an event to every peer registered for its group, once per peer. Never waits for a peer.</summary>
    /// <param name="e">The event.</param>
    /// <param name="cancellationToken">Looked at before the event is sent.</param>
    /// <returns>How many peers it was queued for.</returns>
    public ValueTask<int> RaiseAsync(TEvent e, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Stops listening, closes the streams and cuts after <see cref="ServerOptions.CloseTimeout"/>.</summary>
    /// <returns>A task that ends when nothing of the server runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the object for a peer that has logged in.</summary>
    /// <param name="context">What the base class of the peer needs.</param>
    /// <returns>The peer.</returns>
    protected abstract TPeer CreatePeer(ServerPeerContext context);

    /// <summary>
    /// Answers one request. Requests of one peer come one after the other; registrations never come here. What it
    /// throws becomes a failure reply without details, and a log entry.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="peer">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the peer is gone or the server stops.</param>
    /// <returns>The reply.</returns>
    protected abstract ValueTask<TReply> HandleAsync(TRequest request, TPeer peer, CancellationToken cancellationToken);
}

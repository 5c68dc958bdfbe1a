using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <summary>
/// The long-lived side of a client: connects, makes lost connections again, brings registrations back and tells
/// subscriptions about gaps. Generated clients derive from it. All members are safe from any thread.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public abstract class ProtocolClient<TRequest, TReply, TEvent> : IAsyncDisposable
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    /// <summary>Makes a client that is not connected yet.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="host">The peer: <c>name</c>, <c>name:port</c>, an address, or <c>[IPv6]:port</c>.</param>
    /// <param name="options">The options; every fault is listed in one <see cref="ArgumentException"/>.</param>
    protected ProtocolClient(WireProtocol<TRequest, TReply, TEvent> protocol, string host, ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(options);
        Host = host;
        State = ConnectionState.Disconnected;
    }

    /// <summary>The peer, as it was named.</summary>
    public string Host { get; }

    /// <summary>Where the connection stands now.</summary>
    public ConnectionState State { get; }

    /// <summary>
    /// Follows the connection's state: each change from now on, in order, none left out. Ends after
    /// <see cref="ConnectionState.Closed"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The changes.</returns>
    public IAsyncEnumerable<ConnectionStateChange> WatchStateAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>
    /// Connects and logs in. Calls while connected do nothing; calls while connecting share the attempt, and a caller's
    /// token ends only that caller's wait.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Sends a request and waits for its reply. While the connection is being made again it fails at once with a
    /// <see cref="ConnectionLostException"/>: a request is never silently sent twice.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; a request already sent may still be carried out.</param>
    /// <returns>The reply, also when it says no.</returns>
    public Task<TReply> SendAsync(TRequest request, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sends several requests in one document and waits for their replies.</summary>
    /// <param name="requests">The requests, in the order they shall be carried out.</param>
    /// <param name="cancellationToken">Ends the wait; requests already sent may still be carried out.</param>
    /// <returns>One reply per request, in the same order.</returns>
    public Task<IReadOnlyList<TReply>> SendAsync(
        IReadOnlyList<TRequest> requests, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>
    /// Stops new work, lets replies on the way arrive, closes the stream and cuts after
    /// <see cref="ClientOptions.CloseTimeout"/>. Doing it twice is fine.
    /// </summary>
    /// <returns>A task that ends when nothing of the client runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The events of one group, registered for as long as somebody listens.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The source.</returns>
    protected EventSource<TEvent> CreateSource(EventGroupInfo group) => throw new NotImplementedException();

    /// <summary>The events of any of the groups whose bits are set; each group needed is registered.</summary>
    /// <param name="mask">The bits of the groups.</param>
    /// <returns>The source.</returns>
    protected EventSource<TEvent> CreateSource(ulong mask) => throw new NotImplementedException();
}

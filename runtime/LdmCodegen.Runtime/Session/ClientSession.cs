using System.Buffers;
using System.Globalization;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// One socket life of a client: replies go to the request they answer, events to the client's router.
/// </summary>
internal sealed partial class ClientSession<TRequest, TReply, TEvent> : PeerSession
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    private readonly WireProtocol<TRequest, TReply, TEvent> _protocol;
    private readonly RequestLimits _limits;
    private readonly Action<TEvent> _deliver;
    private readonly byte[] _eventRoot;
    private readonly bool _correlatesById;
    private readonly Func<string, TRequest?>? _asked;
    private PeerVersion? _peer;
    private long _lastId;
    private readonly SkeletonCache _learned;

    public ClientSession(
        ByteConnection connection,
        FrameReader reader,
        SessionSettings settings,
        WireProtocol<TRequest, TReply, TEvent> protocol,
        RequestLimits limits,
        Action<TEvent> deliver)
        : base(connection, reader, settings, ConnectionStage.Registration)
    {
        _protocol = protocol;
        _limits = limits;
        _deliver = deliver;
        _learned = new SkeletonCache(settings.Learning, settings.Limits);
        reader.Learned = _learned;
        _eventRoot = System.Text.Encoding.UTF8.GetBytes(protocol.Description.EventRoot);
        _correlatesById = protocol.Description.CorrelatesById;
        _sent = new PendingReplies<TRequest, TReply>(_correlatesById);
        _asked = _correlatesById ? FindAsked : null;
        _probe = protocol.CreateProbe();
        TimeSpan interval = _probe is null ? Timeout.InfiniteTimeSpan : settings.ProbeInterval;
        _silence = new IdleWatch(settings.Time, interval, OnSilence, paused: true);
        _peer = PeerVersion.Of(protocol.Description.Timeline, settings.PeerVersion);
    }

    /// <summary>The registrations are back: callers may use the session from now on.</summary>
    public void OpenForCallers()
    {
        Stage = ConnectionStage.Ready;
        _silence.Resume();
    }

    /// <summary>Sends one document of requests.</summary>
    /// <param name="requests">At least one.</param>
    /// <param name="stage">What the requests are part of, for their failure.</param>
    /// <param name="cancellationToken">Ends the caller's wait; a sent request leaves a tombstone.</param>
    /// <param name="onSuccess">
    /// Called on the read loop when every reply is a success, before anything behind them is read; it must not wait.
    /// </param>
    /// <returns>One reply per request.</returns>
    public async Task<TReply[]> SendAsync(
        TRequest[] requests, ConnectionStage stage, CancellationToken cancellationToken, Action? onSuccess = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckPeer(requests);
        PendingRequest<TRequest, TReply> pending = Write(requests, stage, onSuccess);
        Submit(pending);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (session, request) =
                    ((ClientSession<TRequest, TReply, TEvent>, PendingRequest<TRequest, TReply>))state!;
                session.Abandon(request, new OperationCanceledException(token));
            },
            (this, pending));
        return await pending.Task.ConfigureAwait(Schedule.Here);
    }

    private PendingRequest<TRequest, TReply> Write(
        TRequest[] requests, ConnectionStage stage, Action? onSuccess = null, bool isProbe = false)
    {
        string? id = null;
        if (_correlatesById)
        {
            id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
            requests = Array.ConvertAll(requests, request => _protocol.Identify(request, id));
        }

        ArrayBufferWriter<byte> buffer = new();
        _protocol.WriteRequests(buffer, requests, Settings.Spelling);
        return new PendingRequest<TRequest, TReply>(
            requests, SessionMarkup.Seal(Settings.Framing, buffer.WrittenMemory), stage)
        { Id = id, IsProbe = isProbe, OnSuccess = onSuccess };
    }

    /// <summary>Lets replies on the way arrive, then closes the stream, all within one deadline.</summary>
    public async Task CloseAsync(Exception reason)
    {
        long start = Settings.Time.GetTimestamp();
        await WithinAsync(StopRequests(), Settings.CloseTimeout).ConfigureAwait(Schedule.Here);
        TimeSpan left = Settings.CloseTimeout - Settings.Time.GetElapsedTime(start);
        await CloseAsync(SessionMarkup.Close(Settings.Framing), reason, left > TimeSpan.Zero ? left : TimeSpan.Zero)
            .ConfigureAwait(Schedule.Here);
    }

    protected override void OnArrival()
    {
        Volatile.Write(ref _silentIntervals, 0);
        _silence.Touch();
    }

    protected override void OnDocument(Frame frame, DateTimeOffset receivedAt)
    {
        ReadOnlySpan<byte> document = frame.Bytes.Span;
        Inbound<TRequest, TReply, TEvent> inbound =
            _asked is null && Settings.Tolerance is null
                ? _protocol.Read(document, Settings.Limits, receivedAt, _learned.ForDocument(frame.IsKnown))
                : _protocol.Read(document, Settings.Limits, receivedAt, _asked, Settings.Tolerance);
        if (!inbound.Fault.IsNone)
        {
            OnFault(document, inbound.Fault, inbound.CorrelationId);
            return;
        }

        if (inbound.Event is not null)
        {
            _deliver(inbound.Event);
            return;
        }

        foreach (TEvent e in inbound.Events.Span)
        {
            _deliver(e);
        }

        if (!inbound.Replies.IsEmpty)
        {
            LearnVersion(inbound.Replies.Span[0].Version);
            OnReplies(inbound.Replies, inbound.CorrelationId);
        }
        else if (!inbound.Requests.IsEmpty)
        {
            throw Violation("The peer sent a request, or a reply without any status, to a client.");
        }
    }

    private void CheckPeer(TRequest[] requests)
    {
        if (Settings.ChecksPeerVersion && Volatile.Read(ref _peer) is { } peer)
        {
            foreach (TRequest request in requests)
            {
                _protocol.CheckPeer(request, peer);
            }
        }
    }

    /// <summary>The last version that a reply stated counts, unless an option says which.</summary>
    private void LearnVersion(string? version)
    {
        if (Settings.PeerVersion is null && version is not null && version != _peer?.Id)
        {
            Volatile.Write(ref _peer, PeerVersion.Of(_protocol.Description.Timeline, version));
        }
    }

    /// <summary>
    /// A sound stream goes on after a document that makes no sense. When the document stands where a reply is owed, the
    /// caller learns of it; foreign root elements answer nothing, nor does what has no id where replies have one.
    /// </summary>
    private void OnFault(ReadOnlySpan<byte> document, XmlFault fault, string? id)
    {
        if (!XmlFaults.IsAboutMeaning(fault.Code))
        {
            throw new XmlFaultException(fault);
        }

        RuntimeTelemetry.CountFault(fault.Code);
        RuntimeLog.DocumentSkipped(Settings.Logger, Settings.Host, Settings.Number, fault);
        if (fault.Code != XmlFaultCode.UnexpectedRoot && !IsEvent(document))
        {
            FailReply(id, Violation($"The reply cannot be understood: {fault}", new XmlFaultException(fault)));
        }
    }

    private bool IsEvent(ReadOnlySpan<byte> document)
    {
        Utf8XmlReader reader = new(document, Settings.Limits);
        return reader.ReadRoot() && reader.LocalNameIs(_eventRoot);
    }
}

using System.Buffers;
using System.Threading.Channels;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Server;

/// <summary>
/// One socket life of a server's peer: a loop of its own answers its requests in order; replies and events leave
/// through one bounded queue. Whatever goes wrong ends this session and no other.
/// </summary>
internal sealed class ServerSession<TRequest, TReply, TEvent, TPeer> : PeerSession
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
    where TPeer : ServerPeer
{
    private readonly WireProtocol<TRequest, TReply, TEvent> _protocol;
    private readonly IRequestHandler<TRequest, TReply, TPeer> _handler;
    private readonly PeerRegistrations _registrations;
    private readonly Channel<(ReadOnlyMemory<TRequest> Requests, XmlFault Fault)> _requests;
    private readonly object _outputGate = new();
    private Task _answering = Task.CompletedTask;
    private bool _isStopping;

    public ServerSession(
        ByteConnection connection,
        FrameReader reader,
        SessionSettings settings,
        WireProtocol<TRequest, TReply, TEvent> protocol,
        IRequestHandler<TRequest, TReply, TPeer> handler,
        TPeer peer,
        PeerRegistrations registrations,
        int maxPendingRequests)
        : base(connection, reader, settings, ConnectionStage.Ready)
    {
        _protocol = protocol;
        _handler = handler;
        _registrations = registrations;
        Peer = peer;
        _requests = Channel.CreateBounded<(ReadOnlyMemory<TRequest>, XmlFault)>(
            new BoundedChannelOptions(maxPendingRequests) { SingleReader = true, SingleWriter = true });
    }

    public TPeer Peer { get; }

    /// <summary>Starts the loops. Called once, instead of <see cref="PeerSession.Start"/>.</summary>
    public void StartAnswering()
    {
        _answering = Schedule.Run(AnswerLoopAsync);
        Start();
    }

    /// <summary>Queues an event when the peer is registered for it. A peer whose queue is full is cut.</summary>
    /// <param name="mask">The event's groups; 0 reaches every peer with a registration.</param>
    /// <param name="document">The event's bytes, shared by all peers.</param>
    /// <returns>Whether it was queued.</returns>
    public bool TrySendEvent(ulong mask, ReadOnlyMemory<byte> document)
    {
        bool isQueued;
        lock (_outputGate)
        {
            ulong delivers = _registrations.Delivers;
            if (mask == 0 ? delivers == 0 : (delivers & mask) == 0)
            {
                return false;
            }

            isQueued = TryEnqueue(document);
        }

        if (!isQueued)
        {
            BreakAsTooSlow();
        }

        return isQueued;
    }

    /// <summary>
    /// Takes no more requests, answers those under way and closes the stream, all within one deadline.
    /// </summary>
    public async Task StopAsync()
    {
        long start = Settings.Time.GetTimestamp();
        Volatile.Write(ref _isStopping, true);
        await FinishAnswersAsync().ConfigureAwait(Schedule.Here);
        TimeSpan left = Settings.CloseTimeout - Settings.Time.GetElapsedTime(start);
        await CloseAsync(
            SessionMarkup.Close(Settings.Framing),
            Lost("The server stops."),
            left > TimeSpan.Zero ? left : TimeSpan.Zero)
            .ConfigureAwait(Schedule.Here);
    }

    protected override void OnDocument(Frame frame, DateTimeOffset receivedAt)
    {
        if (Volatile.Read(ref _isStopping))
        {
            return;
        }

        Inbound<TRequest, TReply, TEvent> inbound = _protocol.Read(
            frame.Bytes.Span, Settings.Limits, receivedAt, asked: null, Settings.Tolerance);
        if (!inbound.Fault.IsNone)
        {
            // Requests beside the fault are what the protocol can still name: they get failure replies.
            bool isForeign = inbound.Fault.Code == XmlFaultCode.UnexpectedRoot;
            if (!isForeign && (inbound.Requests.IsEmpty || !XmlFaults.IsAboutMeaning(inbound.Fault.Code)))
            {
                throw new XmlFaultException(inbound.Fault);
            }

            RuntimeTelemetry.CountFault(inbound.Fault.Code);
            RuntimeLog.DocumentSkipped(Settings.Logger, Settings.Host, Settings.Number, inbound.Fault);
            if (isForeign)
            {
                return;
            }
        }

        if (inbound.Requests.IsEmpty)
        {
            throw Violation("A client sent events or replies to a server.");
        }

        if (!_requests.Writer.TryWrite((inbound.Requests, inbound.Fault)))
        {
            throw Violation("Too many requests wait for their answer (MaxPendingRequests).");
        }
    }

    protected override async Task OnStreamFaultAsync(XmlFault fault)
    {
        await FinishAnswersAsync().ConfigureAwait(Schedule.Here);
        await FinishOutputAsync(SessionMarkup.Error(Settings.Framing, fault.Code)).ConfigureAwait(Schedule.Here);
    }

    protected override Task OnPeerEndedAsync() => FinishAnswersAsync();

    protected override void OnBroken(Exception reason) => _requests.Writer.TryComplete();

    // A handler that ignores its token must not keep the session: its answer has nowhere to go.
    protected override Task DrainAsync() => FinishAnswersAsync();

    private Task<bool> FinishAnswersAsync()
    {
        _requests.Writer.TryComplete();
        return WithinAsync(_answering, Settings.CloseTimeout);
    }

    private async Task AnswerLoopAsync()
    {
        try
        {
            // A session that broke leaves requests behind; its token may be cancelled a little later.
            while (Reason is null && await _requests.Reader.WaitToReadAsync(Stopping).ConfigureAwait(Schedule.Here))
            {
                while (Reason is null
                    && _requests.Reader.TryRead(out (ReadOnlyMemory<TRequest> Requests, XmlFault Fault) next))
                {
                    await AnswerAsync(next.Requests, next.Fault).ConfigureAwait(Schedule.Here);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session ended; nobody waits for the answers.
        }
        catch (Exception e)
        {
            Break(Lost("The answers could not be written.", e));
        }
    }

    /// <summary>Answers all requests of one document in order, in one document.</summary>
    private async ValueTask AnswerAsync(ReadOnlyMemory<TRequest> requests, XmlFault fault)
    {
        TReply[] replies = new TReply[requests.Length];
        List<(EventGroupInfo Group, bool Register)>? changes = null;
        for (int i = 0; i < replies.Length; i++)
        {
            TRequest request = requests.Span[i];
            if (!fault.IsNone)
            {
                replies[i] = _protocol.CreateReply(
                    request, ReplyOutcome.Failure($"the request cannot be understood: {fault}"));
            }
            else if (_protocol.TryGetRegistration(request, out EventGroupInfo? group, out bool register))
            {
                replies[i] = _protocol.NeedsConsent(request)
                    ? await HandleAsync(request).ConfigureAwait(Schedule.Here)
                    : _protocol.CreateReply(request, ReplyOutcome.Success);
                if (replies[i].Outcome.Succeeded)
                {
                    (changes ??= []).Add((group, register));
                }
            }
            else
            {
                replies[i] = await HandleAsync(request).ConfigureAwait(Schedule.Here);
            }

            replies[i] = _protocol.Echo(request, replies[i]);
        }

        ReadOnlyMemory<byte> document = Write(requests.Span, replies);
        while (!TryReply(document, changes) && await WaitForSpaceAsync(document.Length).ConfigureAwait(Schedule.Here))
        {
            // The peer asks faster than it reads: its next request waits. Only events may not wait.
        }

        RuntimeTelemetry.ServerRequests.Count(replies.Length);
    }

    private async ValueTask<TReply> HandleAsync(TRequest request)
    {
        try
        {
            return await _handler.HandleAsync(request, Peer, Stopping).ConfigureAwait(Schedule.Here)
                ?? throw new InvalidOperationException("The handler gave null instead of a reply.");
        }
        catch (Exception e) when (e is not OperationCanceledException || !Stopping.IsCancellationRequested)
        {
            return Failed(request, e);
        }
    }

    private TReply Failed(TRequest request, Exception reason)
    {
        RuntimeTelemetry.HandlerFaults.Count(1);
        RuntimeLog.RequestHandlerFailed(Settings.Logger, Settings.Host, Settings.Number, request.Name, reason);
        return _protocol.Echo(request, _protocol.CreateReply(request, ReplyOutcome.Failure("internal error")));
    }

    /// <summary>
    /// Writes the replies. A handler's reply that cannot be written, such as one with a character that XML cannot
    /// carry, is that handler's failure and no reason to cut the peer.
    /// </summary>
    private ReadOnlyMemory<byte> Write(ReadOnlySpan<TRequest> requests, TReply[] replies)
    {
        try
        {
            return Write(replies);
        }
        catch (Exception)
        {
            for (int i = 0; i < replies.Length; i++)
            {
                try
                {
                    Write(replies.AsSpan(i, 1));
                }
                catch (Exception e)
                {
                    replies[i] = Failed(requests[i], e);
                }
            }
        }

        return Write(replies);
    }

    private ReadOnlyMemory<byte> Write(ReadOnlySpan<TReply> replies)
    {
        ArrayBufferWriter<byte> buffer = new();
        _protocol.WriteReplies(buffer, replies, Settings.Spelling);
        return SessionMarkup.Seal(Settings.Framing, buffer.WrittenMemory);
    }

    /// <summary>
    /// Queues the reply and makes its registrations count in one step: the reply comes before the first event, and an
    /// event raised after the reply is not missed.
    /// </summary>
    private bool TryReply(ReadOnlyMemory<byte> document, List<(EventGroupInfo Group, bool Register)>? changes)
    {
        lock (_outputGate)
        {
            if (!TryEnqueue(document))
            {
                return false;
            }

            foreach ((EventGroupInfo group, bool register) in changes ?? [])
            {
                _registrations.Apply(group, register);
            }

            return true;
        }
    }

    private void BreakAsTooSlow() =>
        Break(Lost("The peer reads too slowly: its output queue is full (PeerQueueCapacity, PeerQueueBytes)."));
}

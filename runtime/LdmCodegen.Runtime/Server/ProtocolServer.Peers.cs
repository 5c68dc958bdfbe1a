using System.Collections.Concurrent;
using System.Globalization;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Server;

/// <content>The life of one peer: login, session, end. Nothing that happens here leaves it.</content>
public abstract partial class ProtocolServer<TRequest, TReply, TEvent, TPeer>
{
    private readonly ConcurrentDictionary<long, ServerSession<TRequest, TReply, TEvent, TPeer>> _peers = new();
    private readonly ConcurrentDictionary<long, Task> _serving = new();
    private long _lastPeer;

    private XmlLimits Limits => _options.Limits ?? _protocol.Description.Limits;

    /// <summary>Runs on the accept loop: it starts and never waits.</summary>
    private void Serve(ByteConnection connection)
    {
        long id = ++_lastPeer;
        bool isRefused = _serving.Count >= _options.MaxPeers;

        // The entry is there before the work can end and take it out.
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _serving[id] = ForgetAsync(id, ServeAsync(start.Task, connection, id, isRefused));
        start.SetResult();
    }

    private async Task ForgetAsync(long id, Task work)
    {
        await work.ConfigureAwait(
            Schedule.With(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding));
        _serving.TryRemove(id, out _);
    }

    private async Task ServeAsync(Task start, ByteConnection connection, long id, bool isRefused)
    {
        await start.ConfigureAwait(Schedule.Here);
        string host = NameOf(connection);
        if (isRefused)
        {
            RuntimeLog.PeerRefused(_logger, host, id, "MaxPeers is reached");
            await connection.DisposeAsync().ConfigureAwait(Schedule.Here);
            return;
        }

        try
        {
            (FrameReader reader, ServerLoginResult login) =
                await ServerLogin.RunAsync(connection, _login, id, _stop.Token).ConfigureAwait(Schedule.Here);
            ServerSession<TRequest, TReply, TEvent, TPeer> session =
                await CreateSessionAsync(connection, reader, login, host, id).ConfigureAwait(Schedule.Here);
            await RunAsync(session, login).ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            RuntimeLog.PeerRefused(_logger, host, id, e.Message);
            await connection.DisposeAsync().ConfigureAwait(Schedule.Here);
        }
    }

    private async Task RunAsync(ServerSession<TRequest, TReply, TEvent, TPeer> session, ServerLoginResult login)
    {
        long id = session.Settings.Number;
        bool isStopping;
        lock (_gate)
        {
            isStopping = _disposing is not null;
            if (!isStopping)
            {
                _peers[id] = session;
            }
        }

        RuntimeTelemetry.Peers.Count(1);
        RuntimeLog.PeerReady(_logger, session.Settings.Host, id, login.UserName);
        session.StartAnswering();
        if (isStopping)
        {
            await session.StopAsync().ConfigureAwait(Schedule.Here);
        }

        Exception reason = await session.Completion.ConfigureAwait(Schedule.Here);
        _peers.TryRemove(id, out _);
        RuntimeTelemetry.Peers.Count(-1);
        RuntimeLog.PeerGone(_logger, session.Settings.Host, id, reason.Message);
    }

    /// <summary>Makes what the server says when a session begins. Asked for where the protocol has it.</summary>
    /// <param name="peer">The number of the peer, unique in this server, from 1.</param>
    /// <returns>The greeting.</returns>
    protected virtual IGreeting CreateGreeting(long peer) =>
        throw new NotSupportedException($"Protocol {_protocol.Description.Name} has no greeting of servers.");

    private async Task<ServerSession<TRequest, TReply, TEvent, TPeer>> CreateSessionAsync(
        ByteConnection connection, FrameReader reader, ServerLoginResult login, string host, long id)
    {
        ServerPeerContext context = new(id, connection.RemoteEndPoint, login.UserName, login.IsEncrypted);
        SessionSettings settings = new()
        {
            Host = host,
            Number = id,
            Framing = _protocol.Description.Framing,
            Limits = Limits,
            Spelling = _options.Spelling,
            Tolerance = _options.Tolerance,
            WriteTimeout = _options.WriteTimeout,
            CloseTimeout = _options.CloseTimeout,
            OutputCapacity = _options.PeerQueueCapacity,
            OutputBytes = _options.PeerQueueBytes,
            Traffic = context.Traffic,
            Time = _options.Time,
            Logger = _logger,
        };
        context.Greeting = await new GreetingExchange<TRequest, TReply, TEvent>(_protocol).RunAsync(
            connection,
            reader,
            _protocol.Description.ServerGreets ? CreateGreeting(id) : null,
            settings,
            "client",
            _options.LoginTimeout,
            _stop.Token).ConfigureAwait(Schedule.Here);
        return new ServerSession<TRequest, TReply, TEvent, TPeer>(
            connection,
            reader,
            settings,
            _protocol,
            this,
            CreatePeer(context),
            context.Registrations,
            _options.MaxPendingRequests);
    }

    private static string NameOf(ByteConnection connection) =>
        Convert.ToString(connection.RemoteEndPoint, CultureInfo.InvariantCulture) is { Length: > 0 } name
            ? name
            : "local";
}

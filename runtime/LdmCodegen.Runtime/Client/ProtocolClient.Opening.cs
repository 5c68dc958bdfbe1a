using System.Net.Sockets;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Client;

/// <content>One attempt: socket, login, session; each with its deadline.</content>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent>
{
    private IGreeting? _peerGreeting;

    /// <summary>What the server said when the newest session began; null before, or when the protocol has no greeting.</summary>
    protected IGreeting? PeerGreeting => Volatile.Read(ref _peerGreeting);

    /// <summary>Makes what the client says when a session begins. Asked for where the protocol has it.</summary>
    /// <returns>The greeting.</returns>
    protected virtual IGreeting CreateGreeting() =>
        throw new NotSupportedException($"Protocol {_protocol.Description.Name} has no greeting of clients.");

    private int Port => _address.Port ?? _options.Port ?? _protocol.Description.DefaultPort;

    private XmlLimits Limits => _options.Limits ?? _protocol.Description.Limits;

    private async Task<ClientSession<TRequest, TReply, TEvent>> OpenSessionAsync(
        long number, CancellationToken cancellationToken)
    {
        ByteConnection connection = await ConnectSocketAsync(number, cancellationToken).ConfigureAwait(Schedule.Here);
        try
        {
            FrameReader reader = await LogInAsync(connection, number, cancellationToken).ConfigureAwait(Schedule.Here);
            ProtocolDescription description = _protocol.Description;
            reader.SetEventRoot(System.Text.Encoding.UTF8.GetBytes(description.EventRoot));
            SessionSettings settings = new()
            {
                Host = Host,
                Number = number,
                Framing = description.Framing,
                Limits = Limits,
                Learning = _options.Learning,
                Spelling = _options.Spelling,
                PeerVersion = _options.PeerVersion,
                ChecksPeerVersion = _options.CheckPeerVersion,
                Tolerance = _options.Tolerance,
                WriteTimeout = _options.WriteTimeout,
                CloseTimeout = _options.CloseTimeout,
                ProbeInterval = _options.ProbeInterval,
                ReadIdleTimeout = _options.ReadIdleTimeout,
                OutputCapacity = _options.MaxPendingRequests + RequestLimits.MaxTombstones,
                Traffic = Traffic.OfClient(_hostTag),
                Time = _options.Time,
                Logger = _logger,
            };
            RequestLimits requests = new(
                _options.MaxPendingRequests, _options.RequestTimeout, _options.TimeoutsUntilBreak);
            IGreeting? greeting = await new GreetingExchange<TRequest, TReply, TEvent>(_protocol).RunAsync(
                connection,
                reader,
                description.ClientGreets ? CreateGreeting() : null,
                settings,
                "server",
                _options.LoginTimeout,
                cancellationToken).ConfigureAwait(Schedule.Here);
            Volatile.Write(ref _peerGreeting, greeting);
            ClientSession<TRequest, TReply, TEvent> session =
                new(connection, reader, settings, _protocol, requests, Deliver);
            session.Start();
            return session;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(Schedule.Here);
            throw;
        }
    }

    private async Task<ByteConnection> ConnectSocketAsync(long number, CancellationToken cancellationToken)
    {
        IConnector connector = _options.Transport ?? TcpTransport.Instance;
        using CancellationTokenSource late = new(_options.ConnectTimeout, _options.Time);
        using CancellationTokenSource both =
            CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await connector.ConnectAsync(_address.Host, Port, both.Token).ConfigureAwait(Schedule.Here);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested)
        {
            throw new ConnectFailedException(
                $"No connection to {_address.Host} port {Port} within "
                + $"{_options.ConnectTimeout.TotalSeconds:0.###} s (ConnectTimeout).",
                Host,
                ConnectionStage.Connect,
                e)
            { SessionNumber = number };
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new ConnectFailedException(
                $"No connection to {_address.Host} port {Port}: {e.Message}", Host, ConnectionStage.Connect, e)
            { SessionNumber = number };
        }
    }

    private ValueTask<FrameReader> LogInAsync(
        ByteConnection connection, long number, CancellationToken cancellationToken)
    {
        ProtocolDescription description = _protocol.Description;
        ClientLoginSettings settings = new()
        {
            Host = _address.Host,
            PeerName = Host,
            Port = Port,
            SessionNumber = number,
            Profile = description.Stream with { Tls = _options.Tls, HeaderText = HeaderText(description) },
            Framing = description.Framing,
            Limits = Limits,
            Credentials = _options.Credentials,
            Trust = _options.Trust,
            TlsVersions = _options.TlsVersions,
            Timeout = _options.LoginTimeout,
            Time = _options.Time,
            Logger = _logger,
        };
        return ClientLogin.RunAsync(connection, settings, cancellationToken);
    }

    private string? HeaderText(ProtocolDescription description)
    {
        foreach ((string name, string text) in description.Headers)
        {
            if (name == _options.Header)
            {
                return text;
            }
        }

        return description.Stream.HeaderText;
    }
}

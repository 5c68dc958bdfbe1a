using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>
/// A manager made of a bare socket, which serves one client up to one step and lets one fault strike there. It shares no
/// code with the client.
/// </summary>
internal sealed class FaultyManager(Step step, Fault fault, TimeProvider time) : IAsyncDisposable
{
    public static readonly X509Certificate2 Certificate = SelfSignedCertificate.Create("localhost");

    private const string Header =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        + " id='1' from='manager' version='1.0'>";

    private const string Event =
        "<LDM_event version='1.1'><cmd><action>bind-domain</action><data version='3.0'><Envelope><References/>"
        + "<Content id='ldg1'/></Envelope></data></cmd></LDM_event>";

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fillers = [];
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private RelayProcess? _relay;
    private FaultyStream? _raw;
    private SslStream? _tls;
    private Task _serving = Task.CompletedTask;

    /// <summary>Where the client connects to.</summary>
    public int Port { get; private set; }

    /// <summary>Completes when the fault has struck.</summary>
    public Task Struck => _struck.Task;

    /// <summary>How many bytes it has sent.</summary>
    public long Sent => _raw!.Sent;

    public async Task StartAsync()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        if ((step, fault) is (Step.Connect, Fault.Reset))
        {
            // Bound and not listening: the system answers with a reset.
            _struck.SetResult();
            return;
        }

        _listener.Listen(0);
        if ((step, fault) is (Step.Connect, Fault.Blackhole))
        {
            await FillQueueAsync();
            _struck.SetResult();
            return;
        }

        if (fault == Fault.KilledPeer)
        {
            _relay = await RelayProcess.StartAsync(Port);
            Port = _relay.Port;
        }

        _serving = Task.Run(ServeAsync);
    }

    /// <summary>The client waits for events and for nothing else.</summary>
    public void ClientIsIdle() => _idle.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _fillers.ForEach(filler => filler.Dispose());
        _idle.TrySetResult();
        if (_raw is not null)
        {
            await _raw.DisposeAsync();
        }

        await _serving.Soon();
        if (_tls is not null)
        {
            await _tls.DisposeAsync();
        }

        if (_relay is not null)
        {
            await _relay.DisposeAsync();
        }
    }

    /// <summary>Connections that nobody accepts, until the system takes no more.</summary>
    private async Task FillQueueAsync()
    {
        while (true)
        {
            Socket filler = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _fillers.Add(filler);
            Task connecting = filler.ConnectAsync(IPAddress.Loopback, Port);
            if (await Task.WhenAny(connecting, Task.Delay(TimeSpan.FromMilliseconds(300))) != connecting)
            {
                _ = connecting.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
                return;
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            Socket socket = await _listener.AcceptAsync();
            socket.NoDelay = true;
            _raw = new FaultyStream(socket, time) { KillPeer = KillRelayAsync };
            _ = _raw.Struck.ContinueWith(_ => _struck.TrySetResult(), TaskScheduler.Default);
            await OpenStreamsAsync();
            await ServeDocumentsAsync();
            await ReadUntilAsync("</stream:stream>");
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            // The connection is as broken as it was meant to be.
        }
    }

    private async Task KillRelayAsync()
    {
        await _relay!.PassedAsync(_raw!.Sent);
        await ReceiveQueue.EmptyAsync(Port);
        await _relay.KillAsync();
    }

    private async Task OpenStreamsAsync()
    {
        if (step == Step.Connect)
        {
            await SendAsync(Step.Connect, Header);
        }

        await ReadUntilAsync("<stream:stream");
        await SendAsync(Step.Header, Header);
        await SendAsync(
            Step.Features,
            "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>");
        await ReadUntilAsync("<starttls");
        await SendAsync(Step.StartTls, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        if (step == Step.Tls)
        {
            _raw!.Strike(fault);
        }

        _tls = new SslStream(_raw!, leaveInnerStreamOpen: true);
        await _tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = Certificate,
            AllowTlsResume = false,
        });
        await ReadUntilAsync("<stream:stream");
        await SendAsync(
            Step.SecondHeader,
            Header + "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>");
        await ReadUntilAsync("</auth>");
        await SendAsync(Step.Login, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        await ReadUntilAsync("<stream:stream");
        await SendAsync(null, Header + "<stream:features/>");
    }

    private async Task ServeDocumentsAsync()
    {
        await ReadUntilAsync("</LDM_interface>");
        await SendAsync(Step.Registration, Reply("reg-domain-events"));
        await _idle.Task;
        if (step == Step.Idle)
        {
            await SendAsync(Step.Idle, Event);
        }

        await ReadUntilAsync("</LDM_interface>");
        await SendAsync(Step.Request, Reply("start-domain"));
    }

    private static string Reply(string action) =>
        $"<LDM_interface version='1.3'><cmd><action>{action}</action><data version='3.0'>"
        + "<Envelope><References/><Content id='ldg1'/></Envelope></data>"
        + "<response><status>success</status></response></cmd></LDM_interface>";

    private async Task SendAsync(Step? at, string text)
    {
        Stream stream = _tls ?? (Stream)_raw!;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (at != step)
        {
            await stream.WriteAsync(bytes);
            return;
        }

        if (step == Step.Features && fault is (Fault.Blackhole or Fault.Trickle or Fault.Stall))
        {
            // One byte of them shows the test that the client has read the header before them.
            await stream.WriteAsync(bytes.AsMemory(0, 1));
            bytes = bytes[1..];
        }

        // A reset and a killed process take with them what the client has not taken from its system yet.
        await ReceiveQueue.EmptyAsync(Port);

        if (fault == Fault.TlsAlert && _tls is not null)
        {
            await _tls.ShutdownAsync();
            _struck.TrySetResult();
            return;
        }

        _raw!.Strike(fault);
        if (fault == Fault.Reordering && _tls is not null)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
            return;
        }

        await stream.WriteAsync(bytes);
    }

    private async Task ReadUntilAsync(string text)
    {
        Stream stream = _tls ?? (Stream)_raw!;
        StringBuilder seen = new();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal) || seen[^1] != '>')
        {
            int count = await stream.ReadAsync(_buffer);
            if (count == 0)
            {
                throw new IOException("The client has closed.");
            }

            seen.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }
    }
}

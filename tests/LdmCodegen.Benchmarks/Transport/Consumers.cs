using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;
using LogicalDomains;
using Microsoft.Extensions.Logging.Abstractions;

namespace LdmCodegen.Benchmarks.Transport;

/// <summary>Two who take what the producer sends: one that looks at no byte, and a client's session.</summary>
internal static class Consumers
{
    private const string Host = "localhost";

    /// <summary>Reads into one buffer and throws all away.</summary>
    public static async Task<Flow> SinkAsync(int port, bool tls, long bytes)
    {
        using TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(Host, port);
        await using Stream stream = tls ? await SecureAsync(client.GetStream()) : client.GetStream();
        byte[] buffer = new byte[64 * 1024];
        await stream.ReadExactlyAsync(buffer);
        Meter meter = Meter.Start();
        long taken = 0;
        while (taken < bytes)
        {
            taken += await stream.ReadAsync(buffer);
        }

        return meter.Stop(taken);
    }

    /// <summary>Frames, reads and hands on every event, as a client does once it is logged in.</summary>
    /// <param name="port">Where the producer is.</param>
    /// <param name="tls">Whether it speaks TLS there.</param>
    /// <param name="events">How many events to take.</param>
    /// <param name="blockBytes">The bytes of a block of <see cref="Producer.EventsOfBlock"/> events.</param>
    public static async Task<Flow> SessionAsync(int port, bool tls, long events, int blockBytes)
    {
        await using ByteConnection connection = await TcpTransport.Instance.ConnectAsync(Host, port, default);
        if (tls)
        {
            await connection.UpgradeToTlsAsClientAsync(
                new TlsClientSettings { TargetHost = Host, Trust = TlsTrust.InsecureAcceptAnyCertificate(), Versions = SslProtocols.Tls13 },
                default);
        }

        ProtocolDescription description = LdmProtocol.Instance.Description;
        Counter counter = new(first: Producer.EventsOfBlock, events);
        using FrameReader reader = new(connection.Input, FramingMode.Documents, description.Limits, TimeProvider.System);
        ClientSession<LdmRequest, LdmReply, LdmEvent> session = new(
            connection, reader, Settings(description.Limits), LdmProtocol.Instance, new RequestLimits(1, TimeSpan.FromMinutes(1), 1),
            counter.Take);
        session.Start();
        Task ended = await Task.WhenAny(counter.Done, session.Completion);
        if (ended == session.Completion)
        {
            throw new InvalidOperationException($"the session broke: {await session.Completion}");
        }

        await session.DisposeAsync();
        return (await counter.Done) with { Bytes = events / Producer.EventsOfBlock * blockBytes };
    }

    private static SessionSettings Settings(XmlLimits limits) => new()
    {
        Host = Host,
        Number = 1,
        Framing = FramingMode.Documents,
        Limits = limits,
        Spelling = WireSpelling.Standard,
        WriteTimeout = TimeSpan.FromSeconds(10),
        CloseTimeout = TimeSpan.FromSeconds(1),
        Traffic = Traffic.OfClient(new KeyValuePair<string, object?>(RuntimeTelemetry.HostTag, Host)),
        OutputCapacity = 1,
        Time = TimeProvider.System,
        Logger = NullLogger.Instance,
    };

    private static async Task<Stream> SecureAsync(Stream stream)
    {
        SslStream tls = new(stream, leaveInnerStreamOpen: false, static (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = Host, EnabledSslProtocols = SslProtocols.Tls13 });
        return tls;
    }

    /// <summary>Measures from one event to another, whatever came before.</summary>
    private sealed class Counter(long first, long count)
    {
        private readonly TaskCompletionSource<Flow> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Meter _meter;
        private long _seen;

        public Task<Flow> Done => _done.Task;

        public void Take(LdmEvent e)
        {
            _seen++;
            if (_seen == first)
            {
                _meter = Meter.Start();
            }
            else if (_seen == first + count)
            {
                _done.TrySetResult(_meter.Stop(0));
            }
        }
    }

    private readonly struct Meter
    {
        private readonly long _began;
        private readonly TimeSpan _processor;

        private Meter(long began, TimeSpan processor)
        {
            _began = began;
            _processor = processor;
        }

        public static Meter Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public Flow Stop(long bytes) =>
            new(bytes, Stopwatch.GetElapsedTime(_began), Environment.CpuUsage.TotalTime - _processor);
    }
}

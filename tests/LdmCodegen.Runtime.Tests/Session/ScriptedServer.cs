using System.Net;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>A listener whose peers say exactly what a test tells them to.</summary>
public sealed class ScriptedServer(IConnectionListener listener) : IAsyncDisposable
{
    public static async Task<ScriptedServer> StartAsync(IListenerFactory network) =>
        new(await network.ListenAsync(new DnsEndPoint("tiny", 7000), CancellationToken.None));

    public async Task<ScriptedPeer> AcceptAsync() =>
        new(await listener.AcceptAsync(CancellationToken.None).AsTask().Soon());

    public ValueTask DisposeAsync() => listener.DisposeAsync();
}

/// <summary>One end of a connection, document by document.</summary>
public sealed class ScriptedPeer(ByteConnection connection) : IAsyncDisposable
{
    private readonly FrameReader _reader =
        new(connection.Input, FramingMode.Documents, XmlLimits.Default, TimeProvider.System);

    public static async Task<ScriptedPeer> ConnectAsync(IConnector network) =>
        new(await network.ConnectAsync("tiny", 7000, CancellationToken.None));

    /// <summary>The next document; null when the other side has closed.</summary>
    public async Task<string?> ReadAsync()
    {
        Frame frame = await _reader.ReadAsync().AsTask().Soon();
        return frame.Kind == FrameKind.End ? null : Encoding.UTF8.GetString(frame.Bytes.Span);
    }

    /// <summary>Reads a request and tells its name.</summary>
    public async Task<string> ReadNameAsync() => (await ReadAsync())!.Split('"')[1];

    public Task SendAsync(string text) =>
        connection.WriteAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None).AsTask().Soon();

    public Task ReplyAsync(string name, string text = "") =>
        SendAsync($"<call><done name=\"{name}\" ok=\"yes\" text=\"{text}\"/></call>");

    /// <summary>Answers the next request, which must be the one named.</summary>
    public async Task AnswerAsync(string name)
    {
        Assert.Equal(name, await ReadNameAsync());
        await ReplyAsync(name);
    }

    public Task EndAsync() => connection.CompleteWritesAsync(CancellationToken.None).AsTask().Soon();

    public void Cut() => connection.Abort();

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await connection.DisposeAsync();
    }
}

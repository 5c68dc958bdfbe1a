using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Tests.Framing;
using LdmCodegen.Runtime.Tests.Transport;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class HostilePeerTests
{
    private const string Injected = "<stream:features>canary</stream:features>";

    public static TheoryData<int> InjectedLengths => [.. Enumerable.Range(1, Injected.Length)];

    [Theory]
    [MemberData(nameof(InjectedLengths))]
    public async Task Bytes_after_proceed_are_refused_by_the_client(int length)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, LoginPair.Client());

        await SendAsync(ends, Frames.Header + Frames.TlsOffer);
        await ReadUntilAsync(ends, Frames.StartTls);
        await SendAsync(ends, Frames.Proceed + Injected[..length]);

        ProtocolViolationException problem = await Assert.ThrowsAsync<ProtocolViolationException>(() => client);
        Assert.Equal(ConnectionStage.Tls, problem.Stage);
        Assert.StartsWith($"{length} bytes in clear text", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InjectedLengths))]
    public async Task Bytes_after_starttls_are_refused_by_the_server(int length)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        await ends.Client.WriteAsync(
            Encoding.UTF8.GetBytes(Frames.Header + Frames.StartTls + Injected[..length]), default);

        ProtocolViolationException problem = await Assert.ThrowsAsync<ProtocolViolationException>(() => server);
        Assert.Equal(ConnectionStage.Tls, problem.Stage);
        Assert.StartsWith($"{length} bytes in clear text", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_text_that_comes_after_the_handshake_began_is_a_violation()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, LoginPair.Client());

        await SendAsync(ends, Frames.Header + Frames.TlsOffer);
        await ReadUntilAsync(ends, Frames.StartTls);
        await SendAsync(ends, Frames.Proceed);
        await Connections.ReadTextAsync(ends.Server, 1);
        await SendAsync(ends, Injected);

        ProtocolViolationException problem = await Assert.ThrowsAsync<ProtocolViolationException>(() => client);
        Assert.Equal(ConnectionStage.Tls, problem.Stage);
        Assert.StartsWith("Clear text came where", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stripped_STARTTLS_gets_no_password()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, LoginPair.Client());

        await SendAsync(ends, Frames.Header + Frames.PlainOffer);

        ProtocolViolationException problem = await Assert.ThrowsAsync<ProtocolViolationException>(() => client);
        Assert.Contains("STARTTLS", problem.Message, StringComparison.Ordinal);
        string sent = Encoding.UTF8.GetString(await DrainAsync(ends));
        Assert.EndsWith("version=\"1.0\">", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x>", "restricted-xml")]
    [InlineData(Frames.Header + "<a></b>", "xml-not-well-formed")]
    [InlineData(Frames.Header + "<auth mechanism='PLAIN'>AHUAcA==</auth>", "encryption-required")]
    [InlineData(Frames.Header + "<payload/>", "policy-violation")]
    public async Task The_server_answers_misuse_with_its_condition_and_closes(string sent, string condition)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        await ends.Client.WriteAsync(Encoding.UTF8.GetBytes(sent), default);

        await Assert.ThrowsAsync<ProtocolViolationException>(() => server);
        string answer = await ReadToEndAsync(ends);
        Assert.Contains($"<{condition}", answer, StringComparison.Ordinal);
        Assert.EndsWith("</stream:stream>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_header_is_cut_at_the_cap_for_strangers()
    {
        await using Connections ends = await Connections.InMemoryAsync(bytesInFlight: 1024 * 1024);
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        await ends.Client.WriteAsync(
            Encoding.UTF8.GetBytes("<stream:stream x='" + new string('x', 100_000)), default);

        await Assert.ThrowsAsync<ProtocolViolationException>(() => server);
        Assert.Contains("<policy-violation", await ReadToEndAsync(ends), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, ConnectionStage.Header)]
    [InlineData(1, ConnectionStage.Features)]
    [InlineData(2, ConnectionStage.StartTls)]
    [InlineData(3, ConnectionStage.Tls)]
    public async Task A_server_that_falls_silent_is_late_at_every_step(int answers, ConnectionStage stage)
    {
        StepTime time = new();
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, LoginPair.Client() with { Time = time });
        switch (answers)
        {
            case 0:
                await ReadUntilAsync(ends, "");
                break;
            case 1:
                // Half a document: the framer sets a timer for the rest, so the header before it has been read.
                await SendAsync(ends, Frames.Header + "<stream:features>");
                await time.WhenArmed(XmlLimits.Default.DocumentTimeout).WaitAsync(Connections.Patience);
                break;
            default:
                await SendAsync(ends, Frames.Header + Frames.TlsOffer);
                await ReadUntilAsync(ends, Frames.StartTls);
                break;
        }

        if (answers > 2)
        {
            await SendAsync(ends, Frames.Proceed);
            await Connections.ReadTextAsync(ends.Server, 1);
        }

        Assert.False(client.IsCompleted);
        time.Step(TimeSpan.FromSeconds(15));

        ConnectFailedException problem = await Assert.ThrowsAsync<ConnectFailedException>(() => client);
        Assert.Equal(stage, problem.Stage);
        Assert.Contains("15 s (option LoginTimeout)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_client_is_late_on_the_server()
    {
        StepTime time = new();
        await using Connections ends = await Connections.InMemoryAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server() with { Time = time });

        time.Step(TimeSpan.FromSeconds(15));

        ConnectFailedException problem = await Assert.ThrowsAsync<ConnectFailedException>(() => server);
        Assert.Equal(ConnectionStage.Header, problem.Stage);
    }

    [Fact]
    public async Task The_callers_own_token_gives_its_own_cancellation()
    {
        using CancellationTokenSource source = new();
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, LoginPair.Client(), source.Token);

        await source.CancelAsync();

        OperationCanceledException problem =
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client);
        Assert.Equal(source.Token, problem.CancellationToken);
    }

    private static ValueTask SendAsync(Connections ends, string text) =>
        ends.Server.WriteAsync(Encoding.UTF8.GetBytes(text), default);

    private static async Task ReadUntilAsync(Connections ends, string ending)
    {
        StringBuilder seen = new();
        do
        {
            seen.Append(await Connections.ReadTextAsync(ends.Server, 1));
        }
        while (!seen.ToString().EndsWith(ending, StringComparison.Ordinal));
    }

    private static async Task<byte[]> DrainAsync(Connections ends)
    {
        using MemoryStream all = new();
        await ends.Server.Input.CopyToAsync(all).WaitAsync(Connections.Patience);
        return all.ToArray();
    }

    private static async Task<string> ReadToEndAsync(Connections ends)
    {
        using MemoryStream all = new();
        await ends.Client.Input.CopyToAsync(all).WaitAsync(Connections.Patience);
        return Encoding.UTF8.GetString(all.ToArray());
    }
}

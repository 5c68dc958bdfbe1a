using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

public class ByteConnectionTests
{
    public static TheoryData<string> Kinds => ["memory", "tcp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Bytes_go_both_ways(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);

        await ends.Client.WriteAsync("hello"u8.ToArray(), default);
        await ends.Server.WriteAsync("world!"u8.ToArray(), default);

        Assert.Equal("hello", await Connections.ReadTextAsync(ends.Server, 5));
        Assert.Equal("world!", await Connections.ReadTextAsync(ends.Client, 6));
        Assert.False(ends.Client.IsEncrypted);
        Assert.True(ends.Client.IsLocal);
        Assert.True(ends.Server.IsLocal);
        Assert.NotNull(ends.Server.RemoteEndPoint);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_the_end_of_writing_the_other_direction_still_works(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);

        await ends.Client.WriteAsync("bye"u8.ToArray(), default);
        await ends.Client.CompleteWritesAsync(default);
        Assert.Equal("bye", await Connections.ReadTextAsync(ends.Server, 3));
        ReadResult end = await ends.Server.Input.ReadAsync().AsTask().WaitAsync(Connections.Patience);
        Assert.True(end.IsCompleted && end.Buffer.IsEmpty);
        await ends.Server.WriteAsync("late answer"u8.ToArray(), default);

        Assert.Equal("late answer", await Connections.ReadTextAsync(ends.Client, 11));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_end_of_writing_inside_TLS_reaches_the_peer(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        await UpgradeAsync(ends);

        await ends.Server.CompleteWritesAsync(default);

        ReadResult end = await ends.Client.Input.ReadAsync().AsTask().WaitAsync(Connections.Patience);
        Assert.True(end.IsCompleted && end.Buffer.IsEmpty);
        await ends.Client.WriteAsync("late"u8.ToArray(), default);
        Assert.Equal("late", await Connections.ReadTextAsync(ends.Server, 4));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Abort_from_many_threads_ends_pending_reads_on_both_sides(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        Task<ReadResult> mine = ends.Client.Input.ReadAsync().AsTask();
        Task<ReadResult> theirs = ends.Server.Input.ReadAsync().AsTask();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ends.Client.Abort)));

        await AssertGoneAsync(mine);
        await AssertGoneAsync(theirs);
        await AssertGoneAsync(Task.Run(async () => await ends.Client.WriteAsync(new byte[1], default)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Abort_ends_a_write_that_waits_for_a_slow_peer(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        Task writing = WriteForeverAsync(ends.Client);
        Assert.False(writing.IsCompleted);

        ends.Client.Abort();

        await AssertGoneAsync(writing);
    }

    [Fact]
    public async Task A_writer_waits_until_the_reader_has_read()
    {
        await using Connections ends = await Connections.InMemoryAsync(bytesInFlight: 100);

        Task writing = ends.Client.WriteAsync(new byte[150], default).AsTask();
        Assert.False(writing.IsCompleted);
        await Connections.ReadTextAsync(ends.Server, 150);

        await writing.WaitAsync(Connections.Patience);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TLS_replaces_the_input_and_carries_long_writes(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        await ends.Client.WriteAsync("plain"u8.ToArray(), default);
        Assert.Equal("plain", await Connections.ReadTextAsync(ends.Server, 5));
        PipeReader before = ends.Client.Input;

        await UpgradeAsync(ends);

        Assert.NotSame(before, ends.Client.Input);
        Assert.True(ends.Client.IsEncrypted && ends.Server.IsEncrypted);
        string text = new('x', 300_000);
        Task writing = ends.Server.WriteAsync(Encoding.UTF8.GetBytes(text), default).AsTask();
        Assert.Equal(text, await Connections.ReadTextAsync(ends.Client, text.Length));
        await writing;
    }

    [Fact]
    public async Task TLS_does_not_start_over_unread_bytes()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        await ends.Client.WriteAsync("<a/><b/>"u8.ToArray(), default);
        ReadResult result = await ends.Server.Input.ReadAsync();
        ends.Server.Input.AdvanceTo(result.Buffer.GetPosition(4));
        TlsServerSettings settings = new(TestCertificates.SelfSigned());

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ends.Server.UpgradeToTlsAsServerAsync(settings, default).AsTask());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_peer_that_vanishes_in_the_handshake_fails_it(string kind)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        Task upgrade = ends.Server
            .UpgradeToTlsAsServerAsync(new TlsServerSettings(TestCertificates.SelfSigned()), default).AsTask();

        ends.Client.Abort();

        TlsFailedException problem =
            await Assert.ThrowsAsync<TlsFailedException>(() => upgrade.WaitAsync(Connections.Patience));
        Assert.False(problem.IsTrustFailure);
    }

    private static async Task UpgradeAsync(Connections ends)
    {
        TlsClientSettings client =
            new() { TargetHost = "localhost", Trust = TlsTrust.InsecureAcceptAnyCertificate() };
        await Task.WhenAll(
            ends.Client.UpgradeToTlsAsClientAsync(client, default).AsTask(),
            ends.Server.UpgradeToTlsAsServerAsync(
                new TlsServerSettings(TestCertificates.SelfSigned()), default).AsTask())
            .WaitAsync(Connections.Patience);
    }

    private static async Task WriteForeverAsync(ByteConnection connection)
    {
        while (true)
        {
            await connection.WriteAsync(new byte[64 * 1024], default);
        }
    }

    private static async Task AssertGoneAsync(Task task)
    {
        Exception problem = await Assert.ThrowsAnyAsync<Exception>(() => task.WaitAsync(Connections.Patience));
        Assert.True(problem is IOException or ObjectDisposedException, problem.ToString());
    }
}

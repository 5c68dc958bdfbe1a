using System.IO.Pipelines;
using LdmCodegen.Runtime.Tests.Negotiation;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

/// <summary>
/// Closing politely while bytes come in. When both reach the TLS engine at once the memory of the process is corrupted: the run
/// ends with a crash of the test host, not with a failed assertion.
/// </summary>
public sealed class TlsFarewellTests
{
    private const int Seed = 6482;
    private const int AtOnce = 16;
    private const int Rounds = 100;
    private static readonly byte[] Block = new byte[4096];

    [Fact]
    public async Task Farewell_while_bytes_come_in_leaves_the_process_whole() =>
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(RunAsync));

    [Fact]
    public async Task Farewell_is_said_while_a_read_waits_for_the_network()
    {
        await using Connections ends = await EncryptedAsync();
        Task<ReadResult> waiting = ends.Client.Input.ReadAsync().AsTask();

        await ends.Client.CompleteWritesAsync(default).AsTask().WaitAsync(Connections.Patience);

        Assert.True((await ends.Server.Input.ReadAsync().AsTask().WaitAsync(Connections.Patience)).IsCompleted);
        Assert.False(waiting.IsCompleted);
        await ends.Server.CompleteWritesAsync(default);
        Assert.True((await waiting.WaitAsync(Connections.Patience)).IsCompleted);
    }

    private static async Task RunAsync(int number)
    {
        Random random = new(Seed + number);
        for (int round = 0; round < Rounds; round++)
        {
            await using Connections ends = await EncryptedAsync();
            Task[] work = [WriteAsync(ends.Server, random.Next()), ReadAsync(ends.Client)];
            await Task.Delay(random.Next(0, 4));
            await ends.Client.CompleteWritesAsync(default);
            await Task.Delay(1);
            ends.Client.Abort();
            ends.Server.Abort();
            await Task.WhenAll(work).WaitAsync(Connections.Patience);
        }
    }

    private static async Task<Connections> EncryptedAsync()
    {
        Connections ends = await Connections.TcpAsync();
        TlsClientSettings trusting = new() { TargetHost = "localhost", Trust = TlsTrust.InsecureAcceptAnyCertificate() };
        Task server = ends.Server.UpgradeToTlsAsServerAsync(new TlsServerSettings(LoginPair.Certificate), default).AsTask();
        await ends.Client.UpgradeToTlsAsClientAsync(trusting, default);
        await server;
        return ends;
    }

    private static async Task WriteAsync(ByteConnection connection, int seed)
    {
        Random random = new(seed);
        try
        {
            while (true)
            {
                await connection.WriteAsync(Block.AsMemory(0, random.Next(1, Block.Length)), default);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection was cut.
        }
    }

    private static async Task ReadAsync(ByteConnection connection)
    {
        try
        {
            while (await connection.Input.ReadAsync() is { IsCompleted: false } read)
            {
                connection.Input.AdvanceTo(read.Buffer.End);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection was cut.
        }
    }
}

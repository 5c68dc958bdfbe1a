using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>A client on a network in memory, whose time and whose server the test moves by hand.</summary>
public abstract class ScriptedClientTest : IAsyncLifetime
{
    private protected InMemoryNetwork Network { get; } = new();

    private protected ManualTimeProvider Time { get; } = new();

    private protected ScriptedServer Server { get; private set; } = null!;

    private protected TinyClient Client { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await ScriptedServer.StartAsync(Network);
        Client = new TinyClient(Options());
    }

    public async Task DisposeAsync()
    {
        Task disposed = Client.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await disposed.Soon();
        await Server.DisposeAsync();
    }

    private protected ClientOptions Options() => TinyClient.Options(Network) with { Time = Time };

    private protected async Task<ScriptedPeer> ConnectAsync()
    {
        await Client.ConnectAsync().Soon();
        return await Server.AcceptAsync();
    }

    private protected async Task<ScriptedPeer> ReconnectAsync(TimeSpan delay)
    {
        await Time.WhenArmedAsync(delay).Soon();
        Time.Advance(delay);
        return await Server.AcceptAsync();
    }

    /// <summary>Opens a subscription whose registration the peer grants.</summary>
    private protected static async Task<EventSubscription<TinyEvent>> OpenAsync(
        ScriptedPeer peer, EventSource<TinyEvent> source, string registration)
    {
        Task<EventSubscription<TinyEvent>> opening = source.OpenAsync();
        await peer.AnswerAsync(registration);
        return await opening.Soon();
    }
}

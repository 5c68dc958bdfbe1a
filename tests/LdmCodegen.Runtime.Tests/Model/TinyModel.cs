using LdmCodegen.Runtime.Tests.Session;

namespace LdmCodegen.Runtime.Tests.Model;

public sealed record TinyItem(string Key, string Value);

/// <summary>
/// A model of the smallest protocol: <c>list</c> answers <c>a=1 b=2</c>, <c>get</c> one of them, and an event's name is
/// the item it touches.
/// </summary>
public sealed class TinyModel(TinyClient client, LiveModelOptions? options = null)
    : LiveModel<TinyEvent, string, TinyItem>(client.Red, options)
{
    private int _eventsSeen;

    public string All => Describe(Items.Values);

    public int EventsSeen => Volatile.Read(ref _eventsSeen);

    public static string Describe(IEnumerable<TinyItem> items) =>
        string.Join(' ', items.OrderBy(item => item.Key).Select(item => $"{item.Key}={item.Value}"));

    public static string Describe(ModelUpdate<string, TinyItem> update) => string.Join(
        ' ',
        update.Changes.OrderBy(change => change.Key)
            .Select(change => $"{change.Key}:{change.Before?.Value}->{change.After?.Value}"));

    public Task StartAsync() => StartAsync(CancellationToken.None);

    protected override async Task<IReadOnlyCollection<TinyItem>> ListAsync(CancellationToken cancellationToken)
    {
        TinyReply reply = await client.SendAsync(new TinyRequest("list"), cancellationToken);
        return reply.Outcome.Succeeded
            ? Read(reply.Text)
            : throw new RequestFailedException("list", reply.Outcome, client.Host);
    }

    protected override async Task<TinyItem?> FindAsync(string key, CancellationToken cancellationToken)
    {
        TinyReply reply = await client.SendAsync(new TinyRequest("get", key), cancellationToken);
        return reply.Outcome.Succeeded ? Read(reply.Text).Single() : null;
    }

    protected override string KeyOf(TinyItem item) => item.Key;

    protected override void OnEvent(TinyEvent e)
    {
        if (e.Gap is not null)
        {
            TouchAll(e.Gap);
        }
        else if (e.Name == "fault")
        {
            throw new InvalidOperationException("the model's own fault");
        }
        else
        {
            Touch(e.Name);
        }

        Interlocked.Increment(ref _eventsSeen);
    }

    private static TinyItem[] Read(string text) =>
    [
        .. from part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let pair = part.Split('=')
           select new TinyItem(pair[0], pair[1]),
    ];
}

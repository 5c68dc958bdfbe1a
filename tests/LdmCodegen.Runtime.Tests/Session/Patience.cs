namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>Bounds every wait of a test; a bound that is reached is a failure, never a way to pass.</summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    /// <summary>Waits until something is so, yielding between looks.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource late = new(Limit);
        while (!isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Follows a client's state from now on.</summary>
    public static async Task StateAsync(this TinyClient client, ConnectionState state)
    {
        await UntilAsync(() => client.State == state);
    }

    public static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> items)
    {
        Assert.True(await items.MoveNextAsync().AsTask().Soon());
        return items.Current;
    }
}

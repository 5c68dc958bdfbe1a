namespace LdmCodegen.Netconf.Tests.Session;

/// <summary>Bounds every wait of a test; a bound that is reached is a failure, never a way to pass.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    public static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> items)
    {
        Assert.True(await items.MoveNextAsync().Soon());
        return items.Current;
    }

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
}

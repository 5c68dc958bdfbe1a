namespace LdmCodegen.Reliability.Tests;

/// <summary>Bounds every wait of a test in real time; a bound that is reached is a failure, never a way to pass.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task Soon(this ValueTask task) => task.AsTask().Soon();

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().Soon();

    /// <summary>Waits until something is so, yielding between looks.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using CancellationTokenSource late = new(Limit);
        while (!isSo())
        {
            Assert.False(late.IsCancellationRequested, $"{what}: not within {Limit}");
            await Task.Yield();
        }
    }
}

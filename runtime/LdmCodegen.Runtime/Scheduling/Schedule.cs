namespace LdmCodegen.Runtime.Scheduling;

/// <summary>
/// What the base library does on the thread pool whatever the context is. On a <see cref="SchedulingContext"/> it is
/// done there; elsewhere these are the methods of the base library.
/// </summary>
internal static class Schedule
{
    /// <summary>Whether to go on here: what every await is configured with.</summary>
    public static bool Here => SchedulingContext.IsCurrent;

    /// <summary>Runs work beside the caller's, as <see cref="Task.Run(Func{Task})"/> does.</summary>
    public static Task Run(Func<Task> work) => Here ? RunHereAsync(work) : Task.Run(work);

    /// <summary>Cancels, with the callbacks beside the caller's work.</summary>
    public static Task CancelAsync(CancellationTokenSource source) =>
        Here ? CancelHereAsync(source) : source.CancelAsync();

    /// <summary>Waits for a task until a token is cancelled.</summary>
    public static Task WaitAsync(Task task, CancellationToken cancellationToken) =>
        Here && !task.IsCompleted && cancellationToken.CanBeCanceled
            ? WaitHereAsync(task, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            : task.WaitAsync(cancellationToken);

    /// <summary>Waits for a task until a token is cancelled.</summary>
    public static Task<T> WaitAsync<T>(ValueTask<T> task, CancellationToken cancellationToken) =>
        Here
            ? WaitHereAsync(AwaitHereAsync(task), Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            : task.AsTask().WaitAsync(cancellationToken);

    /// <summary>Waits for a task, for as long as told or until a token is cancelled.</summary>
    /// <exception cref="TimeoutException">The task has not ended in time.</exception>
    public static Task WaitAsync(
        Task task, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken = default) =>
        Here && !task.IsCompleted
            ? WaitHereAsync(task, limit, time, cancellationToken)
            : task.WaitAsync(limit, time, cancellationToken);

    /// <inheritdoc cref="WaitAsync(Task, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task<T> WaitAsync<T>(
        ValueTask<T> task, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        Here
            ? WaitHereAsync(AwaitHereAsync(task), limit, time, cancellationToken)
            : task.AsTask().WaitAsync(limit, time, cancellationToken);

    /// <summary>How to wait, with options beside the one for the context.</summary>
    public static ConfigureAwaitOptions With(ConfigureAwaitOptions options) =>
        Here ? options | ConfigureAwaitOptions.ContinueOnCapturedContext : options;

    private static async Task RunHereAsync(Func<Task> work)
    {
        SynchronizationContext context = SynchronizationContext.Current!;
        context.OperationStarted();
        try
        {
            await Task.Yield();
            await work().ConfigureAwait(true);
        }
        finally
        {
            context.OperationCompleted();
        }
    }

    private static async Task CancelHereAsync(CancellationTokenSource source)
    {
        await Task.Yield();
        source.Cancel();
    }

    private static async Task<T> AwaitHereAsync<T>(ValueTask<T> task) => await task.ConfigureAwait(true);

    private static async Task<T> WaitHereAsync<T>(
        Task<T> task, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        await WaitHereAsync((Task)task, limit, time, cancellationToken).ConfigureAwait(true);
        return await task.ConfigureAwait(true);
    }

    private static async Task WaitHereAsync(
        Task task, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource<Exception?> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration cancelled = cancellationToken.UnsafeRegister(
            (_, token) => first.TrySetResult(new OperationCanceledException(token)), null);
        using ITimer? late = limit == Timeout.InfiniteTimeSpan
            ? null
            : time.CreateTimer(_ => first.TrySetResult(new TimeoutException()), null, limit, Timeout.InfiniteTimeSpan);
        task.ConfigureAwait(true).GetAwaiter().UnsafeOnCompleted(() => first.TrySetResult(null));
        if (await first.Task.ConfigureAwait(true) is { } reason)
        {
            throw reason;
        }

        await task.ConfigureAwait(true);
    }
}

using System.Diagnostics;

namespace LdmCodegen.Reliability.Tests;

/// <summary>
/// How late this machine is with timers while a promise about real time is tried: what a busy machine takes is not the
/// product's. On one that has nothing else to do it is a few milliseconds.
/// </summary>
internal sealed class MachineLateness : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private TimeSpan _worst;

    public MachineLateness() => _watching = WatchAsync();

    /// <summary>Ends the watch.</summary>
    /// <returns>The most that one timer was late.</returns>
    public async Task<TimeSpan> EndAsync()
    {
        await _end.CancelAsync();
        await _watching;
        return _worst;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            await Task.Delay(Tick, CancellationToken.None);
            TimeSpan late = Stopwatch.GetElapsedTime(start) - Tick;
            _worst = late > _worst ? late : _worst;
        }
    }
}

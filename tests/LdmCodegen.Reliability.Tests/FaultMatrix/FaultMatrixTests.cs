using LdmCodegen.Runtime;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>
/// Twelve faults at ten steps, over real sockets and with a clock that the test turns: every call and every enumeration
/// ends by its deadline, with an error that says where and why, and nothing is left behind.
/// </summary>
public sealed class FaultMatrixTests : IDisposable
{
    private readonly List<Exception> _unobserved = [];

    public FaultMatrixTests() => TaskScheduler.UnobservedTaskException += OnUnobserved;

    public static TheoryData<Step, Fault> Cells
    {
        get
        {
            TheoryData<Step, Fault> cells = [];
            foreach (Step step in Enum.GetValues<Step>())
            {
                foreach (Fault fault in Enum.GetValues<Fault>())
                {
                    cells.Add(step, fault);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_call_ends_in_time_with_the_right_error_and_leaves_nothing_behind(Step step, Fault fault)
    {
        (string call, string events, bool isLate) = FaultTable.Of(step, fault);
        int sockets = Sockets.Open();
        using TaskLedger tasks = new();
        WeakReference client = await PlayAsync(step, fault, isLate, call, events, tasks);

        await Patience.UntilAsync(() => Sockets.Open() == sockets, "sockets closed");
        await Patience.UntilAsync(() => IsCollected(client), "client collected");
        await Patience.UntilAsync(() => tasks.Running.Count == 0, $"tasks ended: {string.Join(' ', tasks.Running)}");
        Assert.True(tasks.Seen > 0, "no task was seen");
        Assert.Empty(_unobserved);
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= OnUnobserved;

    private static async Task<WeakReference> PlayAsync(
        Step step, Fault fault, bool isLate, string call, string events, TaskLedger tasks)
    {
        tasks.Enter();
        await using FaultCell cell = new(step, fault);
        (Exception? ofCall, Exception? ofEvents) = await cell.RunAsync(isLate);

        Assert.Equal((call, events), (Outcome.Of(ofCall), Outcome.Of(ofEvents)));
        CheckError(ofCall, cell.Client.Host, isLate);
        CheckError(ofEvents, cell.Client.Host, isLate);
        WeakReference client = new(cell.Client);
        await cell.DisposeAsync();
        Assert.Equal(0, cell.Time.LiveTimers);
        return client;
    }

    private static void CheckError(Exception? error, string host, bool isLate)
    {
        if (error is null)
        {
            return;
        }

        PeerException told = Assert.IsAssignableFrom<PeerException>(error);
        Assert.Equal((host, 1L), (told.Host, told.SessionNumber));
        Assert.True(!isLate || told.Message.Contains("Timeout)", StringComparison.Ordinal), told.Message);
        Assert.True(told.InnerException is not null || Outcome.IsFirstCause(told), told.ToString());
    }

    private static bool IsCollected(WeakReference client)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !client.IsAlive;
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e) => _unobserved.Add(e.Exception);
}

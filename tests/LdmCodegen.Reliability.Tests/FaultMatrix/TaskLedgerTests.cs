namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>What the fault matrix counts as left behind.</summary>
public sealed class TaskLedgerTests
{
    [Fact]
    public async Task A_method_that_waits_is_in_the_ledger_until_it_ends()
    {
        using TaskLedger ledger = new();
        ledger.Enter();
        TaskCompletionSource end = new();
        Task waiting = WaitAsync(end.Task);
        Task<int> alsoWaiting = WaitForNumberAsync(end.Task).AsTask();

        Assert.Contains(ledger.Running, name => name.Contains(nameof(WaitAsync), StringComparison.Ordinal));
        Assert.Contains(ledger.Running, name => name.Contains(nameof(WaitForNumberAsync), StringComparison.Ordinal));
        end.SetResult();
        await waiting;
        Assert.Equal(1, await alsoWaiting);
        Assert.DoesNotContain(ledger.Running, name => name.Contains("Wait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_begin_is_not_in_the_ledger_and_what_is_begun_on_another_thread_is()
    {
        using TaskLedger ledger = new();
        TaskCompletionSource end = new();
        Task others = WaitAsync(end.Task);
        ledger.Enter();
        TaskCompletionSource begun = new();
        Task<int> waiting = Task.Run(() =>
        {
            ValueTask<int> number = WaitForNumberAsync(end.Task);
            begun.SetResult();
            return number.AsTask();
        });
        await begun.Task;

        Assert.Contains(ledger.Running, name => name.Contains(nameof(WaitForNumberAsync), StringComparison.Ordinal));
        Assert.DoesNotContain(ledger.Running, name => name.Contains(nameof(WaitAsync), StringComparison.Ordinal));
        end.SetResult();
        await others;
        Assert.Equal(1, await waiting);
    }

    private static async Task WaitAsync(Task end) => await end;

    private static async ValueTask<int> WaitForNumberAsync(Task end)
    {
        await end;
        return 1;
    }
}

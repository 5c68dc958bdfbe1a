namespace LdmCodegen.Runtime.Session;

/// <content>
/// A peer may rightly be silent, and a dead one is not told from it by the operating system: a stopped process has its bytes
/// confirmed, and lost packets are sent again for minutes. So a silent peer is asked for something harmless.
/// </content>
internal sealed partial class ClientSession<TRequest, TReply, TEvent>
{
    // The first silent interval asks; an answer has two more to come.
    private const int IntervalsUntilDead = 3;

    private readonly TRequest? _probe;
    private readonly IdleWatch _silence;
    private Task _probing = Task.CompletedTask;
    private int _silentIntervals;

    protected override Task DrainAsync() => _probing;

    private void OnSilence()
    {
        lock (_gate)
        {
            // A peer that works on a request is given the request's own deadline.
            if (_failure is not null || _stopped || _sent.IsPeerBusy())
            {
                Volatile.Write(ref _silentIntervals, 0);
                return;
            }

            if (Interlocked.Increment(ref _silentIntervals) < IntervalsUntilDead)
            {
                // One at a time: a probe that is still on its way when an event came needs no second one.
                _probing = _probing.IsCompleted ? Schedule.Run(ProbeAsync) : _probing;
                return;
            }
        }

        double silence = IntervalsUntilDead * Settings.ProbeInterval.TotalSeconds;
        Break(Lost($"The peer sent nothing for {silence:0.###} s and answered no probe (ProbeInterval)."));
    }

    private async Task ProbeAsync()
    {
        try
        {
            RuntimeTelemetry.Probes.Count(1, new KeyValuePair<string, object?>(RuntimeTelemetry.HostTag, Settings.Host));
            PendingRequest<TRequest, TReply> pending = Write([_probe!], ConnectionStage.Ready, isProbe: true);
            Submit(pending);
            await pending.Task.ConfigureAwait(Schedule.Here);
        }
        catch (Exception e) when (e is PeerException or ObjectDisposedException)
        {
            // The session ends, or the answer is late: the count of silent intervals decides.
        }
    }
}

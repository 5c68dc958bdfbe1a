using LdmCodegen.Runtime;

namespace LdmCodegen.Testing;

/// <summary>
/// One thread, a virtual clock, and the order of everything that can run: drawn from the seed. Time jumps only when
/// nothing can run.
/// </summary>
internal sealed class SimulationContext : SchedulingContext
{
    private const int Priorities = 4;

    // Escapes are told by other threads while this one looks for what to run; it gives them at most this long to arrive.
    private static readonly TimeSpan EscapeGrace = TimeSpan.FromMilliseconds(200);

    // Longer than anything of a network is under way.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(2);

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly SimulationChoices _choices;
    private readonly SimulationTrace _trace;
    private readonly long _maxSteps;
    private readonly List<Turn> _ready = [];
    private readonly PriorityQueue<Alarm, (long At, long Order)> _alarms = new();
    private readonly int _order;
    private long _alarmOrder;
    private int _pendingEvents;
    private volatile Exception? _escape;

    public SimulationContext(SimulationChoices choices, SimulationTrace trace, long maxSteps)
    {
        _choices = choices;
        _trace = trace;
        _maxSteps = maxSteps;

        // In order, in any order, or some far later than others.
        _order = choices.Next(3);
    }

    /// <summary>How long the simulation has lasted, in ticks of its clock.</summary>
    public long Now { get; private set; }

    /// <summary>How many turns were run.</summary>
    public long Steps { get; private set; }

    /// <summary>Loops of the runtime that have not ended.</summary>
    public int Operations { get; private set; }

    /// <summary>That something used the simulated world from another thread; null when nothing did.</summary>
    public Exception? Escape => _escape;

    public override SynchronizationContext CreateCopy() => this;

    public override void OperationStarted() => Operations++;

    public override void OperationCompleted() => Operations--;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsHere("A continuation came from another thread."))
        {
            _ready.Add(new Turn(d, state, _order == 2 ? _choices.Next(Priorities) : 0));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsHere("A call came from another thread."))
        {
            d(state);
        }
    }

    /// <summary>Runs something of the simulated world later; it is not counted as anybody's timer.</summary>
    public void After(long ticks, Action what)
    {
        if (ticks <= 0)
        {
            Post(static state => ((Action)state!)(), what);
            return;
        }

        _pendingEvents++;
        SetAlarm(Now + ticks, new Alarm(null, 0, what));
    }

    public void SetAlarm(long at, Alarm alarm) => _alarms.Enqueue(alarm, (at, _alarmOrder++));

    /// <summary>Notes when somebody uses the simulated world from a thread that is not simulated.</summary>
    public bool IsHere(string what)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            return true;
        }

        _escape ??= new InvalidOperationException(
            what + " What is simulated must not use ConfigureAwait(false), Task.Run, sockets, or another clock; it came "
            + "from:\n" + Environment.StackTrace);
        return false;
    }

    /// <summary>Draws, and notes what was drawn.</summary>
    public int Choose(int bound)
    {
        int drawn = _choices.Next(bound);
        _trace.Mark(((long)bound << 32) | (uint)drawn);
        return drawn;
    }

    /// <summary>Runs until a task has ended.</summary>
    /// <exception cref="SimulationFaultException">Nothing is left that could end it, or it takes too many turns.</exception>
    public void RunUntil(Task end)
    {
        while (!end.IsCompleted)
        {
            if (!RunNext(timersToo: true))
            {
                throw Stuck("nothing can run, and no timer is armed");
            }
        }
    }

    /// <summary>Runs what is left: turns, and what is under way in the simulated world.</summary>
    public void RunDown()
    {
        // Who was left behind may go on for ever; that is found by what it holds.
        long end = Now + LongestEnd.Ticks;
        while ((_ready.Count > 0 || _pendingEvents > 0) && Now <= end)
        {
            RunNext(timersToo: _pendingEvents > 0);
        }

        if (_escape is { } escape)
        {
            throw escape;
        }
    }

    private bool RunNext(bool timersToo)
    {
        if (_escape is { } escape)
        {
            throw escape;
        }

        if (_ready.Count == 0 && (!timersToo || !Jump()))
        {
            return false;
        }

        if (++Steps > _maxSteps)
        {
            throw Stuck($"it has not ended after {_maxSteps} turns (MaxTurns)");
        }

        int next = Pick();
        Turn turn = _ready[next];
        _ready.RemoveAt(next);
        _trace.Mark(Now + next);
        SetSynchronizationContext(this);
        turn.Callback(turn.State);
        return true;
    }

    private int Pick()
    {
        if (_ready.Count == 1 || _order == 0)
        {
            return 0;
        }

        if (_order == 1)
        {
            return _choices.Next(_ready.Count);
        }

        int best = 0;
        for (int i = 1; i < _ready.Count; i++)
        {
            best = _ready[i].Priority < _ready[best].Priority ? i : best;
        }

        return best;
    }

    /// <summary>Goes on to the next time at which something is due, and makes all of that ready.</summary>
    private bool Jump()
    {
        while (_alarms.TryPeek(out Alarm next, out (long At, long Order) due))
        {
            if (!next.IsDue)
            {
                _alarms.Dequeue();
                continue;
            }

            Now = due.At;
            _trace.Mark(Now);
            while (_alarms.TryPeek(out next, out (long At, long Order) also) && also.At == Now)
            {
                _alarms.Dequeue();
                if (next.IsDue)
                {
                    MakeReady(next);
                }
            }

            return true;
        }

        return false;
    }

    private void MakeReady(Alarm alarm)
    {
        if (alarm.Timer is { } timer)
        {
            int version = alarm.Version;
            timer.OnDue(Now);
            Post(_ => timer.Fire(version), null);
        }
        else
        {
            _pendingEvents--;
            Post(static state => ((Action)state!)(), alarm.Event);
        }
    }

    private Exception Stuck(string why)
    {
        SpinWait.SpinUntil(() => _escape is not null, EscapeGrace);
        return _escape ?? new SimulationFaultException($"The scenario does not end: {why}.");
    }

    /// <summary>Something that is due at a time: a timer as it was armed then, or an event of the simulated world.</summary>
    internal readonly record struct Alarm(SimulatedTimer? Timer, int Version, Action? Event)
    {
        public bool IsDue => Timer is null || Timer.IsArmed(Version);
    }

    private readonly record struct Turn(SendOrPostCallback Callback, object? State, int Priority);
}

using System.IO.Pipelines;

namespace LdmCodegen.Testing;

/// <summary>One direction of a connection: what was written, on its way, and what has arrived and was not read.</summary>
internal sealed class SimulatedFlow
{
    private const int MostPieces = 4;

    // Most connections are short and carry little.
    private const int SegmentSize = 1024;

    private readonly SimulatedLink _link;
    private readonly SimulatedNetwork _network;
    private readonly string _name;
    private readonly Pipe _pipe;
    private readonly Queue<ReadOnlyMemory<byte>> _underWay = new();
    private TaskCompletionSource? _room;
    private int _bytes;
    private bool _isMoving;
    private bool _endsWhenEmpty;
    private bool _isOver;

    public SimulatedFlow(SimulatedLink link, SimulatedNetwork network, string name)
    {
        _link = link;
        _network = network;
        _name = name;
        Turns turns = new(network.Simulation.Context);
        _pipe = new Pipe(new PipeOptions(
            readerScheduler: turns,
            writerScheduler: turns,
            pauseWriterThreshold: network.BytesInFlight,
            resumeWriterThreshold: Math.Max(1, network.BytesInFlight / 2),
            minimumSegmentSize: SegmentSize,
            useSynchronizationContext: false));
    }

    public PipeReader Reader => _pipe.Reader;

    /// <summary>Takes bytes on their way. When too many are, it waits.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Trace($"{bytes.Length} bytes written");
        Cut(bytes.ToArray());
        _bytes += bytes.Length;
        Move();
        while (_bytes > _network.BytesInFlight && !_isOver)
        {
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource room = _room;
            using CancellationTokenRegistration cancelled = cancellationToken.UnsafeRegister(
                static (room, token) => ((TaskCompletionSource)room!).TrySetCanceled(token), room);
            await room.Task;
        }
    }

    /// <summary>After what is on its way the reader finds the end.</summary>
    public void End()
    {
        _endsWhenEmpty = true;
        Move();
    }

    /// <summary>Nothing more arrives: the reader finds the end now, or a failure.</summary>
    /// <param name="failure">What the reader finds; null for the end.</param>
    public void Stop(Exception? failure)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _underWay.Clear();
        _pipe.Writer.CancelPendingFlush();
        _pipe.Writer.Complete(failure);
        WakeWriter();
    }

    /// <summary>What is on its way is lost. The reader learns nothing.</summary>
    public void Drop()
    {
        _underWay.Clear();
        _endsWhenEmpty = false;
        _bytes = 0;
        WakeWriter();
    }

    /// <summary>Goes on with what is on its way, if it can.</summary>
    public void Move()
    {
        if (_isMoving || _isOver || _link.IsSilent || (_underWay.Count == 0 && !_endsWhenEmpty))
        {
            return;
        }

        _isMoving = true;
        _network.Simulation.Context.After(_network.Delay().Ticks, Arrive);
    }

    private void Arrive()
    {
        _isMoving = false;
        if (_isOver)
        {
            return;
        }

        _link.OnDelivery();
        if (_isOver || _link.IsSilent)
        {
            return;
        }

        if (!_underWay.TryDequeue(out ReadOnlyMemory<byte> piece))
        {
            Trace("ended");
            Stop(failure: null);
            return;
        }

        Trace($"{piece.Length} bytes arrived");
        _isMoving = true;
        _ = DeliverAsync(piece);
    }

    private async Task DeliverAsync(ReadOnlyMemory<byte> piece)
    {
        FlushResult flushed = await _pipe.Writer.WriteAsync(piece);
        _isMoving = false;
        if (flushed.IsCanceled || flushed.IsCompleted)
        {
            return;
        }

        _bytes -= piece.Length;
        if (_bytes <= _network.BytesInFlight)
        {
            WakeWriter();
        }

        Move();
    }

    private void Cut(ReadOnlyMemory<byte> bytes)
    {
        int pieces = _network.Simulation.Chance(_network.Faults.Pieces) ? 1 + _network.Simulation.Choose(MostPieces) : 1;
        while (pieces > 1 && bytes.Length > 1)
        {
            int length = 1 + _network.Simulation.Choose(bytes.Length - 1);
            _underWay.Enqueue(bytes[..length]);
            bytes = bytes[length..];
            pieces--;
        }

        _underWay.Enqueue(bytes);
    }

    private void WakeWriter()
    {
        TaskCompletionSource? room = _room;
        _room = null;
        room?.TrySetResult();
    }

    private void Trace(FormattableString what)
    {
        if (_network.Simulation.KeepsTrace)
        {
            _network.Simulation.Trace($"connection {_link.Number} {_name}: {FormattableString.Invariant(what)}");
        }
    }

    private void Trace(string what) => _network.Simulation.Trace($"connection {_link.Number} {_name}: {what}");

    /// <summary>What the pipe would run on the thread pool is a turn.</summary>
    private sealed class Turns(SimulationContext context) : PipeScheduler
    {
        public override void Schedule(Action<object?> action, object? state) =>
            context.Post(new SendOrPostCallback(action), state);
    }
}

using System.Buffers;
using System.IO.Pipelines;

namespace LdmCodegen.Testing;

/// <summary>Hands over what arrives in pieces, and cuts when enough has.</summary>
internal sealed class FaultyReader(PipeReader reader, FaultyNetwork network, long cutAfter, Action cut) : PipeReader
{
    private ReadOnlySequence<byte> _whole;
    private long _visible;
    private long _consumed;

    /// <summary>Bytes that are here and were not handed over yet.</summary>
    public long Held => Math.Max(0, _whole.Length - _visible);

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_consumed + _visible >= cutAfter)
        {
            cut();
            throw new IOException($"The connection was cut after {cutAfter} bytes, as the test wants it.");
        }

        return Show(await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
    }

    public override bool TryRead(out ReadResult result)
    {
        if (_consumed + _visible >= cutAfter || !reader.TryRead(out ReadResult read))
        {
            result = default;
            return false;
        }

        result = Show(read);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        long taken = _whole.Slice(0, consumed).Length;
        bool isHeld = Held > 0;
        _consumed += taken;
        _visible -= taken;
        _whole = _whole.Slice(consumed);

        // While more is here than was shown, the next read must not wait for the peer.
        reader.AdvanceTo(consumed, isHeld ? consumed : examined);
    }

    public override void CancelPendingRead() => reader.CancelPendingRead();

    public override void Complete(Exception? exception = null) => reader.Complete(exception);

    private ReadResult Show(ReadResult read)
    {
        _whole = read.Buffer;
        long more = Math.Min(Held, network.BytesPerRead);
        _visible += Math.Min(more, cutAfter - _consumed - _visible);
        return new ReadResult(
            _whole.Slice(0, _visible), read.IsCanceled, read.IsCompleted && _visible == _whole.Length);
    }
}

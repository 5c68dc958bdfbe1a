using System.Buffers.Binary;
using System.Net.Sockets;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>The peer's side of a connection, under its TLS: once a fault is set, it strikes what is written.</summary>
internal sealed class FaultyStream(Socket socket, TimeProvider time) : Stream
{
    // RFC 8446, section 6: a fatal alert that the handshake has failed.
    private static readonly byte[] Alert = [21, 3, 3, 0, 2, 2, 40];

    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Fault? _fault;
    private byte[]? _heldBack;
    private long _sent;
    private bool _isOver;

    /// <summary>What is done to the process at the other end, when it is one.</summary>
    public Func<Task> KillPeer { get; init; } = () => Task.CompletedTask;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes were sent so far.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Completes when the fault has struck.</summary>
    public Task Struck => _struck.Task;

    /// <summary>The next write is struck.</summary>
    public void Strike(Fault fault) => _fault = fault;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        socket.ReceiveAsync(buffer, SocketFlags.None, _end.Token);

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isOver)
        {
            return;
        }

        if (_fault is not { } fault)
        {
            await SendAsync(buffer);
            return;
        }

        if (fault is Fault.Trickle)
        {
            _struck.TrySetResult();
            await TrickleAsync(buffer);
        }
        else if (await StrikeAsync(fault, buffer))
        {
            _struck.TrySetResult();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _end.Cancel();
            socket.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <returns>False while the fault waits for more to strike.</returns>
    private async Task<bool> StrikeAsync(Fault fault, ReadOnlyMemory<byte> bytes)
    {
        _fault = null;
        _isOver = fault is not (Fault.Corruption or Fault.Duplication or Fault.Reordering);
        switch (fault)
        {
            case Fault.Reset:
                socket.Close(0);
                break;
            case Fault.Fin:
                socket.Close();
                break;
            case Fault.HalfClose:
                socket.Shutdown(SocketShutdown.Send);
                break;
            case Fault.Stall:
                await SendAsync(bytes[..(bytes.Length / 2)]);
                break;
            case Fault.Truncation:
                await SendAsync(bytes[..(bytes.Length / 2)]);
                socket.Shutdown(SocketShutdown.Send);
                break;
            case Fault.Corruption:
                byte[] corrupted = bytes.ToArray();
                corrupted[corrupted.Length / 2] ^= 0x80;
                await SendAsync(corrupted);
                break;
            case Fault.Duplication:
                await SendAsync((byte[])[.. bytes.Span, .. bytes.Span]);
                break;
            case Fault.Reordering:
                return await ReorderAsync(bytes);
            case Fault.TlsAlert:
                await SendAsync(Alert);
                break;
            case Fault.KilledPeer:
                await KillPeer();
                break;
        }

        return true;
    }

    private async Task<bool> ReorderAsync(ReadOnlyMemory<byte> bytes)
    {
        int split = IsTlsRecord(bytes.Span) ? LengthOfRecord(bytes.Span) : bytes.Length / 2;
        if (_heldBack is null && split == bytes.Length)
        {
            _heldBack = bytes.ToArray();
            _fault = Fault.Reordering;
            return false;
        }

        ReadOnlyMemory<byte> first = _heldBack ?? bytes[..split];
        await SendAsync(_heldBack is null ? bytes[split..] : bytes);
        await SendAsync(first);
        return true;
    }

    private static bool IsTlsRecord(ReadOnlySpan<byte> bytes) => bytes is [>= 20 and <= 23, 3, ..];

    private static int LengthOfRecord(ReadOnlySpan<byte> record) =>
        5 + BinaryPrimitives.ReadUInt16BigEndian(record[3..]);

    private async Task TrickleAsync(ReadOnlyMemory<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            // Armed before the byte is out: who sees the byte may turn the clock at once.
            Task pause = Task.Delay(TimeSpan.FromSeconds(1), time, _end.Token);
            await SendAsync(bytes.Slice(i, 1));
            await pause;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = await socket.SendAsync(bytes, SocketFlags.None, _end.Token);
            Interlocked.Add(ref _sent, count);
            bytes = bytes[count..];
        }
    }
}

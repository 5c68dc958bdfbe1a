using System.IO.Pipelines;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Session;

/// <content>The two loops and their deadlines.</content>
internal abstract partial class PeerSession
{
    private const string PeerClosed = "The peer closed the connection.";

    private async Task ReadLoopAsync()
    {
        try
        {
            while (await ReadFramesAsync().ConfigureAwait(Schedule.Here))
            {
                // Until the peer ends its side.
            }

            _peerEnded.TrySetResult();
            // Politely: a peer that only stopped talking may still be waiting for what is under way.
            await OnPeerEndedAsync().ConfigureAwait(Schedule.Here);
            Task finished = FinishOutputAsync(SessionMarkup.Close(Settings.Framing));
            bool isDone = await WithinAsync(finished, Settings.CloseTimeout).ConfigureAwait(Schedule.Here);
            End(Lost(PeerClosed), cut: !isDone);
        }
        catch (PeerException e)
        {
            Break(e);
        }
        catch (XmlFaultException e) when (e.Fault.Code == XmlFaultCode.Truncated)
        {
            Break(Lost("The connection ended inside a document.", e));
        }
        catch (XmlFaultException e)
        {
            RuntimeTelemetry.CountFault(e.Fault.Code);
            bool isDone = await WithinAsync(OnStreamFaultAsync(e.Fault), Settings.CloseTimeout)
                .ConfigureAwait(Schedule.Here);
            _reader.Dispose();
            isDone = isDone && await WithinAsync(DiscardInputAsync(), Settings.CloseTimeout)
                .ConfigureAwait(Schedule.Here);
            End(Violation($"The peer sent bytes that cannot be read: {e.Fault}", e), cut: !isDone);
        }
        catch (TimeoutException e)
        {
            Break(Lost("The peer started a document and did not finish it in time (DocumentTimeout).", e));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            Break(Lost("The connection ended while reading.", e));
        }
        catch (Exception e)
        {
            Break(Violation("A document could not be handled.", e));
        }
    }

    /// <summary>Waits for a frame, and takes with it those that have arrived at the same moment.</summary>
    /// <returns>Whether there may be more.</returns>
    private async ValueTask<bool> ReadFramesAsync()
    {
        Frame frame = await _reader.ReadAsync(Stopping).ConfigureAwait(Schedule.Here);
        // Before the frame is handled: whoever learns of it finds the watch set anew.
        _readWatch.Touch();
        DateTimeOffset now = Settings.Time.GetUtcNow();
        Interlocked.Exchange(ref _lastReadTicks, now.UtcTicks);
        OnArrival();
        while (TakeFrame(frame, now))
        {
            if (Stopping.IsCancellationRequested || !_reader.TryRead(out frame))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakeFrame(Frame frame, DateTimeOffset now)
    {
        switch (frame.Kind)
        {
            case FrameKind.Document when IsStreamError(frame.Bytes.Span):
                Break(Lost("The peer ended the stream with an error: " + Describe(frame.Bytes.Span)));
                return false;
            case FrameKind.Document:
                OnDocument(frame, now);
                return true;
            case FrameKind.StreamOpen:
                throw Violation("The peer opened a second stream.");
            default:
                return false;
        }
    }

    /// <summary>
    /// After a fault: takes what the peer still sends, so that the system does not throw away the farewell.
    /// </summary>
    private async Task DiscardInputAsync()
    {
        try
        {
            while (Reason is null)
            {
                ReadResult read = await _connection.Input.ReadAsync(Stopping).ConfigureAwait(Schedule.Here);
                _connection.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer is gone: nothing is left to discard.
        }
    }

    private async Task WriteLoopAsync()
    {
        try
        {
            while (await _output.WaitToTakeAsync().ConfigureAwait(Schedule.Here))
            {
                while (_output.TryTake(out ReadOnlyMemory<byte> bytes))
                {
                    await WriteAsync(bytes).ConfigureAwait(Schedule.Here);
                    Settings.Traffic.OnSent(bytes.Length);
                    _probeWatch.Touch();
                }
            }

            if (Reason is null)
            {
                _writeWatch.Resume();
                await _connection.CompleteWritesAsync(Stopping).ConfigureAwait(Schedule.Here);
                _writeWatch.Pause();
            }
        }
        catch (Exception e)
        {
            // When the peer has closed, that came first: the farewell only finds nobody to read it.
            Break(Lost(_peerEnded.Task.IsCompleted ? PeerClosed : "The connection ended while writing.", e));
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        ValueTask write = _connection.WriteAsync(bytes, Stopping);
        if (write.IsCompleted)
        {
            await write.ConfigureAwait(Schedule.Here);
            return;
        }

        _writeWatch.Resume();
        try
        {
            await write.ConfigureAwait(Schedule.Here);
        }
        finally
        {
            _writeWatch.Pause();
        }
    }

    private void OnReadIdle() => Break(Lost(
        $"The peer sent nothing for {Settings.ReadIdleTimeout.TotalSeconds:0.###} s (ReadIdleTimeout)."));

    private void OnWriteLate() => Break(Lost(
        $"The peer did not take a document within {Settings.WriteTimeout.TotalSeconds:0.###} s (WriteTimeout)."));

    private bool IsStreamError(ReadOnlySpan<byte> document) =>
        Settings.Framing == FramingMode.XmlStream && SessionMarkup.IsStreamError(document);

    /// <summary>The condition of a stream error: the name of its first child.</summary>
    private static string Describe(ReadOnlySpan<byte> error)
    {
        Xml.Utf8XmlReader reader = new(error);
        return reader.ReadRoot() && reader.NextChild(1)
            ? System.Text.Encoding.UTF8.GetString(reader.LocalName)
            : "unknown";
    }
}

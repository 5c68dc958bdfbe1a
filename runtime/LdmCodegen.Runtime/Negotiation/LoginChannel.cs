using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What both drivers do with a connection: frames in, bytes out, one framer per stream.</summary>
internal sealed class LoginChannel : IDisposable
{
    private readonly FramingMode _framing;
    private readonly TimeProvider _time;
    private FrameReader? _reader;

    public LoginChannel(ByteConnection connection, FramingMode framing, TimeProvider time)
    {
        Connection = connection;
        _framing = framing;
        _time = time;
    }

    public ByteConnection Connection { get; }

    /// <summary>Begins to read a stream, or documents, with a new framer that remembers nothing.</summary>
    /// <param name="limits">The caps.</param>
    /// <param name="clearsBytes">Whether memory that was read is cleared before others get it.</param>
    public void Open(XmlLimits limits, bool clearsBytes = false)
    {
        _reader?.Dispose();
        _reader = new FrameReader(Connection.Input, _framing, limits, _time) { ClearsBytes = clearsBytes };
    }

    public ValueTask<Frame> ReadAsync(CancellationToken cancellationToken) => _reader!.ReadAsync(cancellationToken);

    /// <summary>Hands the framer over to whoever reads the documents.</summary>
    public FrameReader TakeReader()
    {
        FrameReader reader = _reader!;
        _reader = null;
        return reader;
    }

    public async ValueTask SendAsync(NegotiationStep step, CancellationToken cancellationToken)
    {
        if (step.Send.Length == 0)
        {
            return;
        }

        try
        {
            await Connection.WriteAsync(step.Send, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        finally
        {
            if (step.IsSecret)
            {
                CryptographicOperations.ZeroMemory(step.Send);
            }
        }
    }

    /// <summary>Sends the last words to a peer. If they do not reach it, the connection ends all the same.</summary>
    public async ValueTask SendLastAsync(NegotiationStep step, CancellationToken cancellationToken)
    {
        if (step.Send.Length == 0)
        {
            return;
        }

        try
        {
            await SendAsync(step, cancellationToken).ConfigureAwait(Schedule.Here);
            await Connection.CompleteWritesAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (Exception problem) when (LoginProblem.IsBroken(problem) || problem is OperationCanceledException)
        {
            // The failure that is being reported is the first one; this one would hide it.
        }
    }

    /// <summary>
    /// Makes sure that the peer has sent nothing behind the request for TLS or its answer. Whoever stands in the middle
    /// could put commands there that would be taken for the peer's own once TLS runs.
    /// </summary>
    /// <returns>What is wrong; null when all is well.</returns>
    public NegotiationFailure? FindInjection()
    {
        _reader?.Dispose();
        _reader = null;
        long count = Connection.Available;
        if (Connection.Input.TryRead(out ReadResult unread))
        {
            count += unread.Buffer.Length;
            Connection.Input.AdvanceTo(unread.Buffer.Start);
        }

        return count == 0
            ? null
            : new NegotiationFailure(
                NegotiationFailureKind.Violation,
                ConnectionStage.Tls,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} bytes in clear text came after STARTTLS was agreed and before the TLS handshake; "
                    + $"somebody between may have put them there. None of them was used."));
    }

    public void Dispose() => _reader?.Dispose();
}

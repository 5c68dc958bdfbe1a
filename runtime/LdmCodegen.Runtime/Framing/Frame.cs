namespace LdmCodegen.Runtime.Framing;

/// <summary>One frame of a connection.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Bytes">Its bytes, valid until the next read.</param>
/// <param name="Offset">How many bytes of the connection came before its first byte.</param>
public readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Bytes, long Offset)
{
    /// <summary>Whether it was matched from end to end with a layout, which need not be done again to read it.</summary>
    internal bool IsKnown { get; init; }
}

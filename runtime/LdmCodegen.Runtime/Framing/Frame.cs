namespace LdmCodegen.Runtime.Framing;

/// <summary>One frame of a connection.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Bytes">Its bytes, valid until the next read.</param>
/// <param name="Offset">How many bytes of the connection came before its first byte.</param>
public readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Bytes, long Offset);

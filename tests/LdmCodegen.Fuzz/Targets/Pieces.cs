using System.Buffers;

namespace LdmCodegen.Fuzz.Targets;

/// <summary>Bytes in pieces, as a network cuts them.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long runningIndex) => (Memory, RunningIndex) = (memory, runningIndex);

    public static ReadOnlySequence<byte> Of(byte[] bytes, int length)
    {
        Pieces first = new(bytes.AsMemory(0, Math.Min(length, bytes.Length)), 0);
        Pieces last = first;
        for (int at = length; at < bytes.Length; at += length)
        {
            Pieces next = new(bytes.AsMemory(at, Math.Min(length, bytes.Length - at)), at);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}

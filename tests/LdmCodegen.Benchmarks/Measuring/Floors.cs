using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>
/// The least that must be done: what no parser can beat. What these do is seen by somebody, or the compiler would be free to
/// leave it out: none is inlined, and what they make is kept.
/// </summary>
internal static class Floors
{
    /// <summary>What was kept last.</summary>
    public static object? Kept { get; private set; }

    /// <summary>Counts every '&lt;', 64 bytes at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Scan(ReadOnlySpan<byte> document)
    {
        int count = 0;
        Vector512<byte> wanted = Vector512.Create((byte)'<');
        while (document.Length >= Vector512<byte>.Count)
        {
            count += BitOperations.PopCount(
                Vector512.Equals(Vector512.Create(document), wanted).ExtractMostSignificantBits());
            document = document[Vector512<byte>.Count..];
        }

        foreach (byte b in document)
        {
            count += b == '<' ? 1 : 0;
        }

        return count;
    }

    /// <summary>Copies the document: <c>memcpy</c>, as the platform has it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Copy(ReadOnlySpan<byte> document, Span<byte> destination) => document.CopyTo(destination);

    /// <summary>Keeps the last object made: one that nobody keeps is made on the stack, or not at all.</summary>
    public static void Keep(object made) => Kept = made;
}

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
        ReadOnlySpan<byte> whole = document;
        int count = 0;
        Vector512<byte> wanted = Vector512.Create((byte)'<');
        while (document.Length >= Vector512<byte>.Count)
        {
            count += BitOperations.PopCount(
                Vector512.Equals(Vector512.Create(document), wanted).ExtractMostSignificantBits());
            document = document[Vector512<byte>.Count..];
        }

        // The rest is shorter than a vector, and the last vector of the document ends with it. Byte by byte it would take
        // twice as long as all before it, and the floor would lie too high.
        if (document.Length > 0 && whole.Length >= Vector512<byte>.Count)
        {
            ulong found = Vector512.Equals(Vector512.Create(whole[^Vector512<byte>.Count..]), wanted).ExtractMostSignificantBits();
            return count + BitOperations.PopCount(found >> (Vector512<byte>.Count - document.Length));
        }

        return count + document.Count((byte)'<');
    }

    /// <summary>Copies the document: <c>memcpy</c>, as the platform has it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Copy(ReadOnlySpan<byte> document, Span<byte> destination) => document.CopyTo(destination);

    /// <summary>Keeps the last object made: one that nobody keeps is made on the stack, or not at all.</summary>
    public static void Keep(object made) => Kept = made;
}

using System.Runtime.Intrinsics;

namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>The least that must be done: what no parser can beat.</summary>
internal static class Floors
{
    /// <summary>Counts every '&lt;', 64 bytes at a time.</summary>
    public static int Scan(ReadOnlySpan<byte> document)
    {
        int count = 0;
        Vector512<byte> wanted = Vector512.Create((byte)'<');
        while (document.Length >= Vector512<byte>.Count)
        {
            count += System.Numerics.BitOperations.PopCount(
                Vector512.Equals(Vector512.Create(document), wanted).ExtractMostSignificantBits());
            document = document[Vector512<byte>.Count..];
        }

        foreach (byte b in document)
        {
            count += b == '<' ? 1 : 0;
        }

        return count;
    }
}

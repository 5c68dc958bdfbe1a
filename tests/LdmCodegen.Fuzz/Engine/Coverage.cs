namespace LdmCodegen.Fuzz.Engine;

/// <summary>What has been seen so far: for each branch, in which ranges of counts it was taken in one run.</summary>
internal sealed class Coverage(IReadOnlyList<byte[]> counters)
{
    private readonly byte[][] _seen = [.. counters.Select(array => new byte[array.Length])];

    /// <summary>How many branches were ever taken.</summary>
    public int Branches => _seen.Sum(array => array.Count(ranges => ranges != 0));

    /// <summary>Clears the counters for the next run.</summary>
    public void Begin()
    {
        foreach (byte[] array in counters)
        {
            Array.Clear(array);
        }
    }

    /// <summary>Takes the run in.</summary>
    /// <returns>Whether it took a branch in a way that was not seen before.</returns>
    public bool End()
    {
        bool isNew = false;
        for (int i = 0; i < counters.Count; i++)
        {
            byte[] hits = counters[i];
            for (int at = hits.AsSpan().IndexOfAnyExcept((byte)0); at >= 0 && at < hits.Length; at = NextHit(hits, at))
            {
                byte range = RangeOf(hits[at]);
                isNew |= (_seen[i][at] & range) == 0;
                _seen[i][at] |= range;
            }
        }

        return isNew;
    }

    private static int NextHit(byte[] hits, int at)
    {
        int next = hits.AsSpan(at + 1).IndexOfAnyExcept((byte)0);
        return next < 0 ? hits.Length : at + 1 + next;
    }

    // Loops that go round more often are something new only when they go round much more often.
    private static byte RangeOf(byte count) => count switch
    {
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}

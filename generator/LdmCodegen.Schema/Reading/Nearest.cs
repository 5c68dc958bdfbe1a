namespace LdmCodegen.Schema.Reading;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    private const int MostListed = 8;

    /// <summary>
    /// The end of a message about an unknown name: <c>; did you mean 'event'?</c>, or the names there are when
    /// none is near and they are few, or nothing.
    /// </summary>
    public static string Hint(string name, IEnumerable<string> known, out string? nearest)
    {
        string[] candidates = known.Distinct(StringComparer.Ordinal).ToArray();
        nearest = Find(name, candidates);
        if (nearest is not null)
        {
            return $"; did you mean '{nearest}'?";
        }

        if (candidates.Length is 0 or > MostListed)
        {
            return "";
        }

        string list = string.Join(", ", candidates.Select(candidate => $"'{candidate}'"));
        return candidates.Length == 1 ? $"; there is only {list}" : $"; there are {list}";
    }

    /// <summary>The nearest candidate within a third of the name's length, or null; the first of several.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int least = Math.Max(2, (name.Length / 3) + 1);
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant(), least);
            if (distance < least && distance < Math.Max(name.Length, candidate.Length))
            {
                best = candidate;
                least = distance;
            }
        }

        return best;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours between two names.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Step(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Step(int[,] cost, string a, string b, int i, int j)
    {
        int substitute = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.Min(substitute, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }
}

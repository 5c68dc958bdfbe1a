using System.Collections.Immutable;
using System.Globalization;

namespace LdmCodegen.Testing;

/// <summary>
/// What every choice of a simulation follows from: a number, and possibly which of the choices it makes. As text it is
/// <c>4711</c>, or <c>4711/3,17-20</c> when all choices but those are the simplest.
/// </summary>
public sealed record SimulationSeed
{
    private readonly ImmutableArray<(int First, int Last)> _kept;

    /// <summary>A seed that makes every choice.</summary>
    /// <param name="number">Any number.</param>
    public SimulationSeed(ulong number) => Number = number;

    private SimulationSeed(ulong number, ImmutableArray<(int First, int Last)> kept)
    {
        Number = number;
        _kept = kept;
    }

    /// <summary>The number.</summary>
    public ulong Number { get; }

    /// <summary>Reads a seed, as a failure prints it.</summary>
    /// <param name="text">A number, possibly with <c>/</c> and the choices that it makes.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="FormatException">The text is no seed.</exception>
    public static SimulationSeed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        if (parts.Length > 2
            || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
        {
            throw new FormatException($"'{text}' is no seed: expected a number, as 4711, or 4711/3,17-20.");
        }

        return parts.Length == 1
            ? new SimulationSeed(number)
            : new SimulationSeed(number, [.. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Range)]);

        (int, int) Range(string range)
        {
            string[] ends = range.Split('-');
            return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
                && ends.Length <= 2
                && first <= last
                ? (first, last)
                : throw new FormatException($"'{text}' is no seed: '{range}' names no choices.");
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string number = Number.ToString(CultureInfo.InvariantCulture);
        return _kept.IsDefault
            ? number
            : number + "/" + string.Join(',', _kept.Select(range => range.First == range.Last
                ? string.Create(CultureInfo.InvariantCulture, $"{range.First}")
                : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")));
    }

    /// <inheritdoc/>
    public bool Equals(SimulationSeed? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>The same number with these choices only.</summary>
    /// <param name="choices">Their places, rising.</param>
    internal SimulationSeed With(IEnumerable<int> choices)
    {
        ImmutableArray<(int First, int Last)>.Builder kept = ImmutableArray.CreateBuilder<(int First, int Last)>();
        foreach (int choice in choices)
        {
            if (kept.Count > 0 && kept[^1].Last == choice - 1)
            {
                kept[^1] = (kept[^1].First, choice);
            }
            else
            {
                kept.Add((choice, choice));
            }
        }

        return new SimulationSeed(Number, kept.ToImmutable());
    }

    /// <summary>Whether a choice is the seed's, and not the simplest.</summary>
    internal bool Makes(int choice)
    {
        if (_kept.IsDefault)
        {
            return true;
        }

        // The last range that begins at or before the choice.
        int low = 0;
        int high = _kept.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_kept[middle].First <= choice)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && choice <= _kept[low - 1].Last;
    }
}

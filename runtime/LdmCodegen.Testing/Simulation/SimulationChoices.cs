namespace LdmCodegen.Testing;

/// <summary>
/// Every choice of one simulation, in order. What a choice draws depends on the seed and its place alone, so that others
/// can be replaced by the simplest without changing it.
/// </summary>
internal sealed class SimulationChoices(SimulationSeed seed)
{
    // SplitMix64, by the place instead of a state.
    private const ulong Step = 0x9E3779B97F4A7C15;

    private readonly List<int> _notSimplest = [];

    /// <summary>How many choices were made.</summary>
    public int Count { get; private set; }

    /// <summary>The places of the choices that were not the simplest.</summary>
    public IReadOnlyList<int> NotSimplest => _notSimplest;

    /// <summary>Draws a number below a bound; 0 is the simplest.</summary>
    public int Next(int bound)
    {
        int place = Count++;
        if (bound <= 1 || !seed.Makes(place))
        {
            return 0;
        }

        int drawn = (int)(Mix(seed.Number + (Step * (ulong)(place + 1))) % (uint)bound);
        if (drawn != 0)
        {
            _notSimplest.Add(place);
        }

        return drawn;
    }

    private static ulong Mix(ulong value)
    {
        // Numbers that follow each other shall not begin alike.
        value ^= value >> 30;
        value *= 0xBF58476D1CE4E5B9;
        value ^= value >> 27;
        value *= 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

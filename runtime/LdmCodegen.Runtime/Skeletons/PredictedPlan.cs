using System.Text;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The plan of the message that was predicted last; it is used again for the next.</summary>
internal sealed class PredictedPlan() : MessagePlan(new SkeletonStep[MaxSteps + 1])
{
    /// <summary>The most values, and begins and ends of resources, of one message.</summary>
    public const int MaxSteps = 2 * SkeletonMatch.MaxValues;

    private int _count;
    private string _lastVersion = "";

    /// <inheritdoc/>
    public override int StepCount => _count;

    /// <summary>Another message begins.</summary>
    public void Begin()
    {
        _count = 0;
        ResourceCount = 0;
        Version = null;
    }

    /// <summary>Adds a step.</summary>
    /// <returns>False when there are too many.</returns>
    public bool Add(SkeletonStep step)
    {
        if (_count == MaxSteps)
        {
            return false;
        }

        Steps[_count++] = step;
        ResourceCount += step.Resource >= 0 ? 1 : 0;
        return true;
    }

    /// <summary>The message states a version; one peer states the same again and again.</summary>
    public void State(ReadOnlySpan<byte> version)
    {
        if (!Ascii.Equals(version, _lastVersion))
        {
            _lastVersion = Encoding.Latin1.GetString(version);
        }

        Version = _lastVersion;
    }

    /// <summary>The message is whole.</summary>
    public void End(int kind)
    {
        Kind = kind;
        Steps[_count] = SkeletonStep.End;
    }
}

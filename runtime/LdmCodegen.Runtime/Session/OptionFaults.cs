namespace LdmCodegen.Runtime.Session;

/// <summary>Collects everything wrong with a set of options, so that it is told at once.</summary>
internal sealed class OptionFaults
{
    private readonly List<string> _faults = [];

    public void Check(bool isRight, string rule)
    {
        if (!isRight)
        {
            _faults.Add(rule);
        }
    }

    public void CheckRange(int value, int min, int max, string option) =>
        Check(value >= min && value <= max, $"{option} must be {min} to {max}, not {value}");

    /// <summary>A deadline: more than zero and within what timers can do, or infinite.</summary>
    public void CheckDeadline(TimeSpan value, string option, bool infiniteAllowed = false) => Check(
        infiniteAllowed && value == Timeout.InfiniteTimeSpan
            || value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue,
        $"{option} must be more than zero, at most 24 days{(infiniteAllowed ? ", or infinite" : "")}, not {value}");

    /// <exception cref="ArgumentException">Something was wrong; the message lists all of it.</exception>
    public void ThrowIfAny(string parameter)
    {
        if (_faults.Count > 0)
        {
            throw new ArgumentException(
                string.Join(
                    Environment.NewLine,
                    _faults.Select(static fault => "- " + fault).Prepend("The options are wrong:")),
                parameter);
        }
    }

    public void CheckLimits(XmlLimits? limits)
    {
        if (limits is null)
        {
            return;
        }

        Check(limits.MaxMessageBytes is > 0 and <= int.MaxValue, "Limits.MaxMessageBytes must be 1 to 2147483647");
        Check(limits.MaxEventBytes is > 0 and <= int.MaxValue, "Limits.MaxEventBytes must be 1 to 2147483647");
        Check(limits.MaxHeaderBytes > 0, "Limits.MaxHeaderBytes must be at least 1");
        Check(limits.MaxDepth > 0, "Limits.MaxDepth must be at least 1");
        Check(limits.MaxAttributes > 0, "Limits.MaxAttributes must be at least 1");
        Check(limits.MaxNameBytes > 0, "Limits.MaxNameBytes must be at least 1");
        CheckDeadline(limits.DocumentTimeout, "Limits.DocumentTimeout", infiniteAllowed: true);
    }
}

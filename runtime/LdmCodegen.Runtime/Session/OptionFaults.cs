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

    /// <summary>Makes sure that TLS can be had as the option demands it.</summary>
    public void CheckTls(TlsRequirement tls, ProtocolDescription protocol)
    {
        if (!Enum.IsDefined(tls))
        {
            Check(isRight: false, "Tls is not one of the requirements");
        }
        else if ((protocol.Stream with { Tls = tls }).FindFault(protocol.Framing) is { } fault)
        {
            Check(isRight: false, fault);
        }
    }
}

namespace LdmCodegen.Runtime.Client;

/// <summary>Decides after each failure whether to try again, and when. Used by one loop.</summary>
internal sealed class ReconnectSchedule(ReconnectPolicy policy, Func<double> randomness)
{
    // 2 to the 40th of any delay is beyond every sensible maximum, and still no overflow.
    private const int MaxDoublings = 40;

    private string? _lastAuthenticationFailure;

    /// <summary>Attempts since the last healthy connection.</summary>
    public int Attempts { get; private set; }

    /// <summary>A session ended; when it had been healthy, everything starts over.</summary>
    public void OnSessionEnded(TimeSpan lasted)
    {
        _lastAuthenticationFailure = null;
        if (lasted >= policy.HealthyAfter)
        {
            Attempts = 0;
        }
    }

    /// <summary>The delay before the next attempt; null when there must be none.</summary>
    public TimeSpan? Next(Exception cause)
    {
        if (cause is TrustFailedException
            || IsSecondEqualAuthenticationFailure(cause)
            || Attempts >= policy.MaxAttempts)
        {
            return null;
        }

        double ceiling = Math.Min(
            policy.MaxDelay.TotalMilliseconds,
            policy.FirstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(Attempts, MaxDoublings)));
        Attempts++;
        return TimeSpan.FromMilliseconds(ceiling * Math.Clamp(randomness(), 0, 1));
    }

    private bool IsSecondEqualAuthenticationFailure(Exception cause)
    {
        if (cause is not AuthenticationFailedException failure)
        {
            return false;
        }

        string kind = failure.Condition ?? failure.Message;
        bool isSecond = kind == _lastAuthenticationFailure;
        _lastAuthenticationFailure = kind;
        return isSecond;
    }
}

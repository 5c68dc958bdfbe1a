namespace LdmCodegen.Reliability.Tests.Soak;

/// <summary>How far a measurement moved over the measured time, by the line of least squares through its samples.</summary>
internal static class Drift
{
    /// <summary>The slope of the line, times the time between the first sample and the last.</summary>
    public static double Of(IReadOnlyList<Sample> samples, Func<Sample, double> value)
    {
        double time = samples.Average(sample => sample.Seconds);
        double level = samples.Average(value);
        double slope = samples.Sum(sample => (sample.Seconds - time) * (value(sample) - level))
            / samples.Sum(sample => (sample.Seconds - time) * (sample.Seconds - time));
        return slope * (samples[^1].Seconds - samples[0].Seconds);
    }
}

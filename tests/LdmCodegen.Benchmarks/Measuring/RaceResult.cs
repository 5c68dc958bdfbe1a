namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>What a race came to.</summary>
internal sealed class RaceResult(Job[] jobs, double[][] times)
{
    /// <summary>The names of all jobs.</summary>
    public IEnumerable<string> Names => jobs.Select(static job => job.Name);

    /// <summary>The median, over the rounds, of one job's time over another's.</summary>
    public double Ratio(string slower, string faster) => Ratio(Of(slower), Of(faster));

    private static double Ratio(double[] slower, double[] faster)
    {
        double[] ratios = slower.Zip(faster, static (s, f) => s / f).Order().ToArray();
        return ratios[ratios.Length / 2];
    }

    private double[] Of(string name) => times[Array.FindIndex(jobs, job => job.Name == name)];
}

using System.Globalization;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// A search without a natural end: short in the tests of every day, long at night. The environment sets its length and
/// seed; what it did is written to a file for the table of the night.
/// </summary>
internal sealed class Campaign
{
    private const string SecondsVariable = "LDMCODEGEN_CAMPAIGN_SECONDS";
    private const string SeedVariable = "LDMCODEGEN_CAMPAIGN_SEED";
    private const string ReportVariable = "LDMCODEGEN_CAMPAIGN_REPORT";
    private const int UsualSeed = 6482;

    private readonly string _name;
    private readonly long _end;

    /// <summary>Begins a campaign.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="seconds">How long it takes when nothing else is said.</param>
    public Campaign(string name, int seconds)
    {
        _name = name;
        Seed = Number(SeedVariable) ?? UsualSeed;
        Seconds = Number(SecondsVariable) ?? seconds;
        _end = Environment.TickCount64 + (1000L * Seconds);
    }

    /// <summary>What random choices begin with; printed when something fails.</summary>
    public int Seed { get; }

    /// <summary>How long it takes.</summary>
    public int Seconds { get; }

    /// <summary>Whether it is night: the length was asked for.</summary>
    public bool IsLong { get; } = Number(SecondsVariable) is not null;

    /// <summary>Whether there is time for more.</summary>
    public bool GoesOn => Environment.TickCount64 < _end;

    /// <summary>How much time is left.</summary>
    public TimeSpan Left => TimeSpan.FromMilliseconds(Math.Max(0, _end - Environment.TickCount64));

    /// <summary>Tells the table of the night what was done.</summary>
    public void Report(string summary)
    {
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } file)
        {
            File.AppendAllText(
                file, string.Create(CultureInfo.InvariantCulture, $"{_name}: {summary}, seed {Seed}\n"));
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}

using System.Globalization;

namespace LdmCodegen.Tool.Simulation;

/// <summary>What came of a demonstration.</summary>
internal sealed class DemoSummary
{
    /// <summary>Events by the name of their group, in the order in which groups appeared.</summary>
    public Dictionary<string, int> EventsByGroup { get; } = [];

    /// <summary>Domains at the end.</summary>
    public int Domains { get; set; }

    /// <summary>Requests sent.</summary>
    public int Requests { get; set; }

    /// <summary>Requests that the manager refused.</summary>
    public int Refused { get; set; }

    /// <summary>Gaps in the events.</summary>
    public int Gaps { get; set; }

    /// <summary>Events that could not be read as what they say they are.</summary>
    public int Faults { get; set; }

    /// <summary>From the start of the manager to the end.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Counts one event of a group.</summary>
    public void CountEvent(string group) => EventsByGroup[group] = EventsByGroup.GetValueOrDefault(group) + 1;

    /// <summary>Prints the summary as a few plain lines.</summary>
    public void WriteTo(TextWriter output)
    {
        IEnumerable<string> groups = EventsByGroup
            .OrderByDescending(group => group.Value)
            .Select(group => $"{group.Key} {group.Value}");
        output.WriteLine();
        output.WriteLine($"events    {EventsByGroup.Values.Sum()} ({string.Join(", ", groups)})");
        output.WriteLine($"domains   {Domains}");
        output.WriteLine($"requests  {Requests}, {Refused} refused");
        output.WriteLine($"gaps      {Gaps}");
        output.WriteLine($"faults    {Faults}");
        output.WriteLine($"duration  {Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>Everything that the runtime tells: log entries of every level, activities and measurements, as text.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _measurements = new();

    public Watcher()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == RuntimeTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => _seen.Enqueue($"activity {activity.DisplayName}"),
            ActivityStopped = activity => _seen.Enqueue($"activity {CanaryWatch.Describe(activity)}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _measurements.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == RuntimeTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _measurements.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _measurements.Start();
    }

    /// <summary>Where to log.</summary>
    public TestLog Log { get; } = new();

    /// <summary>What was told so far, each line with its origin first.</summary>
    public string[] Seen => [.. Log.Lines.Select(static line => "log " + line), .. _seen];

    /// <summary>Adds what a caller would print.</summary>
    public void Saw(object thing) => _seen.Enqueue($"printed {thing}");

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Enqueue($"measurement {instrument.Name} {string.Join(' ', tags.ToArray())}");
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LdmCodegen.Runtime;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.LogicalDomains.Tests.Client;

/// <summary>Everything that the runtime tells: log entries of every level, activities and measurements, as text.</summary>
internal sealed class Watcher : ILoggerFactory, ILogger
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
            ActivityStopped = activity => _seen.Enqueue(
                $"activity {activity.DisplayName} {activity.Status} {activity.StatusDescription} "
                + string.Join(' ', activity.TagObjects.Concat(activity.Baggage.Select(static one =>
                    new KeyValuePair<string, object?>(one.Key, one.Value))))
                + string.Join(' ', activity.Events.Select(static one => $"{one.Name} {string.Join(' ', one.Tags)}"))),
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

    /// <summary>What was told so far, each line with its origin first.</summary>
    public string[] Seen => [.. _seen];

    /// <summary>Adds what a caller would print.</summary>
    public void Saw(object thing) => _seen.Enqueue($"printed {thing}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _seen.Enqueue($"log scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
        _seen.Enqueue($"log {logLevel} {eventId} {formatter(state, exception)} {values} {exception}");
    }

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Enqueue($"measurement {instrument.Name} {string.Join(' ', tags.ToArray())}");
}

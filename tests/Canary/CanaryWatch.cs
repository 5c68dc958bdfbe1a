using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// Listens to a whole test run: every exception that is thrown anywhere, every activity, every measurement, and every log
/// line of the fixtures that log here. What shows the password goes into TestResults/canary.log, and .ci/run fails on it.
/// </summary>
internal sealed class CanaryWatch : ILoggerFactory, ILogger
{
    private static readonly MeterListener Meters = new();

    private CanaryWatch()
    {
    }

    /// <summary>Where fixtures log; every level is on.</summary>
    public static CanaryWatch Entries { get; } = new();

    [ModuleInitializer]
    internal static void Start()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
        {
            for (Exception? e = thrown.Exception; e is not null; e = e.InnerException)
            {
                Look("exception", e.Message);
            }
        };
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Look(
                "activity", $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)}"),
        });
        Meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        Meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        Meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        Meters.Start();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => Look("log", $"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    private static void LookAtTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Value is string value)
            {
                Look(instrument.Name, value);
            }
        }
    }

    private static void Look(string where, string text)
    {
        if (Canary.Shows(text))
        {
            string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults")).FullName;
            File.AppendAllText(Path.Combine(folder, "canary.log"), $"{where}: {text}\n");
        }
    }
}

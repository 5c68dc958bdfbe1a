using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// Listens to a whole test run for the password: every exception that is thrown anywhere, every activity and every
/// measurement. Log lines and the output of programs come from <see cref="TestLog"/> and from who runs the programs.
/// </summary>
internal static class CanaryWatch
{
    private static readonly MeterListener Meters = new();

    [ModuleInitializer]
    internal static void Start()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
        {
            for (Exception? e = thrown.Exception; e is not null; e = e.InnerException)
            {
                CanaryLeaks.OfRun.Look(e.GetType().Name, e.Message);
            }
        };
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => CanaryLeaks.OfRun.Look("activity", Describe(activity)),
        });
        Meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        Meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        Meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        Meters.Start();
    }

    /// <summary>Everything that an activity carries.</summary>
    public static string Describe(Activity activity) => string.Join(
        ' ',
        [
            activity.DisplayName,
            activity.Status,
            activity.StatusDescription,
            .. activity.TagObjects.Select(static tag => (object?)tag),
            .. activity.Baggage.Select(static tag => (object?)tag),
            .. activity.Events.Select(static one => $"{one.Name} {string.Join(' ', one.Tags)}"),
        ]);

    private static void LookAtTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            CanaryLeaks.OfRun.Look(instrument.Name, tag.Value as string);
        }
    }
}

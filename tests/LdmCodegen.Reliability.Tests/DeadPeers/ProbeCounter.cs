using System.Diagnostics.Metrics;

namespace LdmCodegen.Reliability.Tests.DeadPeers;

/// <summary>Counts the probes of one client.</summary>
internal sealed class ProbeCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _probes;

    public ProbeCounter(string host)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "ldmcodegen.client.probes")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags.Length == 1 && tags[0].Key == "server.address" && (string?)tags[0].Value == host)
            {
                Interlocked.Add(ref _probes, count);
            }
        });
        _listener.Start();
    }

    public long Probes => Interlocked.Read(ref _probes);

    public void Dispose() => _listener.Dispose();
}

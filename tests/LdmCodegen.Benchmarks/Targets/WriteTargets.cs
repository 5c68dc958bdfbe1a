using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Serialization;
using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Writing, against the platform's serializer and writer.</summary>
internal static class WriteTargets
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    public static IEnumerable<Target> Measure(Race race)
    {
        RegResourceEventsRequest request = new();
        LdmEvent e = (LdmEvent)LdmWire.Parse(new DocumentGenerator(4).MixedStream(3)[2].Bytes);
        ArrayBufferWriter<byte> output = new(4096);
        void Write(LdmMessage message)
        {
            output.ResetWrittenCount();
            LdmWire.Write(output, message);
        }

        MemoryStream stream = new(4096);
        XmlSerializer serializer = new(typeof(WireCall));
        WireCall call = new()
        {
            Version = "1.3",
            Command = new WireCommand { Action = "reg-resource-events", Data = new WireData { Version = "3.0" } },
        };
        RaceResult result = race.Run(
            new Job("request", () => Write(request)),
            new Job("event", () => Write(e)),
            new Job("XmlSerializer", () =>
            {
                stream.Position = 0;
                using XmlWriter writer = XmlWriter.Create(stream, Settings);
                serializer.Serialize(writer, call);
            }),
            new Job("XmlWriter", () =>
            {
                stream.Position = 0;
                HandWritten.Write(stream, (AddVdiskserverdeviceEvent)e, Settings);
            }));

        yield return new("11", "register request written: XmlSerializer / ours", result.Ratio("XmlSerializer", "request"), 40, 80);
        yield return new("11", "event written: XmlWriter / ours", result.Ratio("XmlWriter", "event"), 20, 35);
        yield return Target.Bytes("11", "register request written", Allocation.Of(() => Write(request)), 0);
        yield return Target.Bytes("11", "event written", Allocation.Of(() => Write(e)), 0);
    }
}

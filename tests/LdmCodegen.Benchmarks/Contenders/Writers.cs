using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using LdmCodegen.Benchmarks.Documents;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>A request and an event, and everybody who writes them.</summary>
internal sealed class Writers
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    private readonly RegResourceEventsRequest _request = new();
    private readonly AddVdiskserverdeviceEvent _event =
        (AddVdiskserverdeviceEvent)LdmWire.Parse(new DocumentGenerator(4).MixedStream(3)[2].Bytes);
    private readonly WireCall _call = new()
    {
        Version = "1.3",
        Command = new WireCommand { Action = "reg-resource-events", Data = new WireData { Version = "3.0" } },
    };

    private readonly XmlSerializer _serializer = new(typeof(WireCall));
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly MemoryStream _stream = new(4096);

    public void Request() => Write(_request);

    public void Event() => Write(_event);

    public void RequestBySerializer()
    {
        _stream.Position = 0;
        using XmlWriter writer = XmlWriter.Create(_stream, Settings);
        _serializer.Serialize(writer, _call);
    }

    public void EventByHand()
    {
        _stream.Position = 0;
        HandWritten.Write(_stream, _event, Settings);
    }

    /// <summary>Before any is timed: both must have written the same.</summary>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    public void RequireSameDocuments()
    {
        Require(Request, RequestBySerializer);
        Require(Event, EventByHand);
    }

    private void Require(Action ours, Action theirs)
    {
        ours();
        theirs();
        string written = Plain(_output.WrittenSpan);
        string expected = Plain(_stream.GetBuffer().AsSpan(0, (int)_stream.Position));
        if (written != expected)
        {
            throw new InvalidOperationException($"written differently:\n{written}\n{expected}");
        }
    }

    // What declares namespaces says nothing by itself, and stands where each writer wants it.
    private static string Plain(ReadOnlySpan<byte> document)
    {
        XElement root = XElement.Parse(Encoding.UTF8.GetString(document));
        root.DescendantsAndSelf().Attributes().Where(static attribute => attribute.IsNamespaceDeclaration).Remove();
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private void Write(LdmMessage message)
    {
        _output.ResetWrittenCount();
        LdmWire.Write(_output, message);
    }
}

using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Decoding;

/// <summary>Documents of one protocol to JSON.</summary>
internal interface IDocumentDecoder
{
    /// <summary>The names of the elements that a document of the protocol can be.</summary>
    IReadOnlyList<string> Roots { get; }

    /// <summary>How documents follow each other on a connection.</summary>
    FramingMode Framing { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The bytes.</param>
    /// <param name="messages">What adds the members of each message to an object.</param>
    /// <param name="fault">What is wrong, when the result is false.</param>
    bool TryDecode(ReadOnlySpan<byte> document, out Action<Utf8JsonWriter>[] messages, out XmlFault fault);
}

/// <summary>The packaged protocol, by its generated code.</summary>
internal sealed class PackagedDecoder : IDocumentDecoder
{
    public IReadOnlyList<string> Roots { get; } = ["LDM_interface", "LDM_event"];

    public FramingMode Framing => LdmProtocol.Instance.Description.Framing;

    public bool TryDecode(ReadOnlySpan<byte> document, out Action<Utf8JsonWriter>[] messages, out XmlFault fault)
    {
        bool isRead = LdmWire.TryParseAll(document, out LdmMessage[] read, out fault);
        messages = Array.ConvertAll<LdmMessage, Action<Utf8JsonWriter>>(
            read, message => json => MessageJson.WriteMembers(json, message));
        return isRead;
    }
}

/// <summary>A protocol whose schema was read at run time.</summary>
internal sealed class InterpretedDecoder(InterpretedSchema schema) : IDocumentDecoder
{
    // A reply that does not name its action is told by the request before it that has its id.
    private readonly Dictionary<string, DynamicMessage> _asked = [];
    private readonly XmlLimits _limits = InterpretedDescription.Of(schema.Model).Limits;

    public IReadOnlyList<string> Roots { get; } =
    [
        .. schema.Model.Wire.AllMessages().Select(layout => layout.Root.Local),
        .. schema.Model.Wire.Greeting is { } greeting ? [greeting.Root.Local] : Array.Empty<string>(),
    ];

    public FramingMode Framing { get; } = InterpretedDescription.FramingOf(schema.Model.Transport);

    public bool TryDecode(ReadOnlySpan<byte> document, out Action<Utf8JsonWriter>[] messages, out XmlFault fault)
    {
        DocumentReader reader = new(schema, document, _limits, default)
        {
            Asked = _asked.GetValueOrDefault,
            ReadsGreetings = true,
        };
        List<DynamicMessage> read = reader.ReadDocument();
        fault = reader.Xml.Fault;
        foreach (DynamicMessage request in read.Where(one => one is { Kind: MessageKind.Request, CorrelationId: not null }))
        {
            _asked[request.CorrelationId!] = request;
        }

        messages = [.. read.Select<DynamicMessage, Action<Utf8JsonWriter>>(
            message => json => DynamicJson.WriteMembers(json, message))];
        return !reader.Xml.IsFaulted;
    }
}

using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>What the runtime must know of a protocol beside its messages, from a schema read at run time.</summary>
internal static class InterpretedDescription
{
    public static ProtocolDescription Of(ProtocolModel model)
    {
        TransportModel transport = model.Transport;
        LimitsModel limits = transport.Limits;
        return new ProtocolDescription
        {
            Name = model.Name,
            DefaultPort = transport.Port,
            Framing = FramingOf(transport),
            Stream = new StreamProfile
            {
                TlsStart = transport.Tls switch
                {
                    "direct" => TlsStart.Direct,
                    "none" => TlsStart.None,
                    _ => TlsStart.StartTls,
                },
                Tls = transport.Tls == "none" ? TlsRequirement.InsecureNone : TlsRequirement.Required,
                Sasl = transport.Sasl,
                LocalSasl = transport.LocalSasl,
            },
            Limits = new XmlLimits
            {
                MaxMessageBytes = (int)limits.Message,
                MaxEventBytes = (int)limits.Event,
                MaxDepth = limits.Depth,
                MaxAttributes = limits.Attributes,
                MaxNameBytes = limits.Name,
                DocumentTimeout = limits.DocumentTime,
            },
            EventRoot = model.Wire.Event?.Root.Qualified ?? "",
            CorrelatesById = model.Wire.Call?.Id is not null,
            ServerGreets = model.Wire.Greeting is { FromServer: true },
            ClientGreets = model.Wire.Greeting is { FromClient: true },
            Groups = [.. model.Groups.Select(group => Group(model, group))],
            Timeline = [.. model.Versions.SelectMany(version =>
                version.Releases.Select(release => release.Id).Prepend(version.Id).Select(id => (id, version.Id)))],
            Headers = [.. transport.Headers.Select(header => (header.Name, header.Text))],
            Dialects = [.. model.Dialects.Select(dialect => dialect.Name)],
        };
    }

    /// <summary>How documents follow each other.</summary>
    public static FramingMode FramingOf(TransportModel transport) => transport.Framing switch
    {
        "documents" => FramingMode.Documents,
        "end-of-message" => FramingMode.EndOfMessage,
        _ => FramingMode.XmlStream,
    };

    private static EventGroupInfo Group(ProtocolModel model, EventGroupModel group)
    {
        EventGroupModel[] included = [.. Included(model, group)];
        ulong delivers = included.Append(group).Aggregate(0UL, (mask, one) => mask | Bit(one));
        ulong mask = group.Index >= 0 ? Bit(group) : included.Aggregate(0UL, (all, one) => all | Bit(one));
        return new EventGroupInfo(group.Name, mask, delivers, group.Register, group.Unregister);
    }

    private static ulong Bit(EventGroupModel group) => group.Index >= 0 ? 1UL << group.Index : 0;

    private static IEnumerable<EventGroupModel> Included(ProtocolModel model, EventGroupModel group)
    {
        HashSet<string> seen = [group.Name];
        Queue<string> names = new(group.Includes);
        while (names.TryDequeue(out string? name))
        {
            EventGroupModel? next = model.Groups.FirstOrDefault(one => one.Name == name);
            if (seen.Add(name) && next is not null)
            {
                yield return next;
                foreach (string inner in next.Includes)
                {
                    names.Enqueue(inner);
                }
            }
        }
    }
}

using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Client;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>A client of a protocol whose schema was read at run time.</summary>
internal sealed class InterpretedClient(InterpretedProtocol protocol, string host, ClientOptions options)
    : ProtocolClient<DynamicMessage, DynamicMessage, DynamicMessage>(protocol, host, options)
{
    protected override IGreeting CreateGreeting() => protocol.CreateGreeting();

    /// <summary>The events of some groups.</summary>
    public EventSource<DynamicMessage> Events(ulong groups) => CreateSource(groups);
}

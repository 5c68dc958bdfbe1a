using System.Buffers;
using System.Text;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Wire;

/// <summary>Documents as text, and what is made of them.</summary>
internal static class Documents
{
    public const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";

    public const string Notification = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    public static NetconfMessage Parse(string text) => NetconfWire.Parse(Encoding.UTF8.GetBytes(text));

    public static NetconfReply ParseReply(string text, NetconfRequest request) =>
        NetconfWire.ParseReply(Encoding.UTF8.GetBytes(text), request);

    public static string Write(Hello greeting)
    {
        ArrayBufferWriter<byte> output = new();
        NetconfWire.Write(output, greeting);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>A notification around a payload.</summary>
    public static string Notify(string payload, string time = "<eventTime>2026-11-26T09:30:00Z</eventTime>") =>
        $"<notification xmlns=\"{Notification}\">{time}{payload}</notification>";

    /// <summary>A request that a reply can be read as the answer to, by the action's name.</summary>
    public static NetconfRequest RequestOf(string action) => action switch
    {
        "get" => new GetRequest(),
        "get-config" => new GetConfigRequest(),
        "kill-session" => new KillSessionRequest(4),
        "create-subscription" => new CreateSubscriptionRequest(),
        _ => new CloseSessionRequest(),
    };
}

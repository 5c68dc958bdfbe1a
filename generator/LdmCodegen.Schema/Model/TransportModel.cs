namespace LdmCodegen.Schema.Model;

/// <summary>How bytes travel: defaults of the generated client and server options.</summary>
/// <param name="Port">The default TCP port, 1 to 65535; 0 when the protocol has none.</param>
/// <param name="Framing">How documents stand in the byte stream: <c>xmpp-stream</c> or <c>documents</c>.</param>
/// <param name="Tls">When TLS begins: <c>starttls</c>, <c>direct</c> or <c>none</c>.</param>
/// <param name="TlsMin">The least TLS version: <c>1.2</c> or <c>1.3</c>.</param>
/// <param name="Sasl">SASL mechanisms offered and used, separated by blanks; <c>none</c> or <c>PLAIN</c>.</param>
/// <param name="LocalSasl">The same for peers on the same host.</param>
/// <param name="Probe">The action by which a client asks whether a silent server is there; null for none.</param>
/// <param name="Limits">Caps on incoming documents.</param>
/// <param name="Headers">Named stream headers that a client can send instead of the standard one.</param>
public sealed record TransportModel(
    int Port, string Framing, string Tls, string TlsMin, string Sasl, string LocalSasl,
    string? Probe, LimitsModel Limits, EquatableArray<StreamHeaderModel> Headers);

/// <summary>Caps on incoming documents.</summary>
/// <param name="Message">Bytes of one document.</param>
/// <param name="Event">Bytes of one event document.</param>
/// <param name="Depth">Nested elements.</param>
/// <param name="Attributes">Attributes of one element.</param>
/// <param name="Name">Bytes of one name.</param>
/// <param name="DocumentTime">The time a started document has to become complete.</param>
public sealed record LimitsModel(
    long Message = 16 << 20, long Event = 1 << 20, int Depth = 64, int Attributes = 64, int Name = 256,
    TimeSpan DocumentTime = default)
{
    /// <summary>The documented defaults: 16 MiB, 1 MiB, 64, 64, 256, 30 s.</summary>
    public static LimitsModel Default { get; } = new(DocumentTime: TimeSpan.FromSeconds(30));
}

/// <summary>A stream header that some implementation is known to send.</summary>
/// <param name="Name">The name in options and on the command line.</param>
/// <param name="NameClr">The member name in generated options.</param>
/// <param name="Text">The exact characters of the header.</param>
/// <param name="Facts">Documentation and source.</param>
public sealed record StreamHeaderModel(string Name, string NameClr, string Text, Facts Facts);

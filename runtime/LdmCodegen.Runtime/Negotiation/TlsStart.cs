namespace LdmCodegen.Runtime.Negotiation;

/// <summary>When TLS begins on a connection of a protocol.</summary>
public enum TlsStart
{
    /// <summary>After a short exchange in clear text, by the STARTTLS feature of the stream.</summary>
    StartTls,

    /// <summary>With the first byte.</summary>
    Direct,

    /// <summary>Never: the protocol has no TLS.</summary>
    None,
}

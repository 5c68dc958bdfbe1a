namespace LdmCodegen.Runtime;

/// <summary>Whether a connection must be encrypted.</summary>
public enum TlsRequirement
{
    /// <summary>Nothing but the start of TLS is exchanged in clear text. The default.</summary>
    Required,

    /// <summary>
    /// No TLS at all: everybody on the way can read and change what is sent. Passwords are never sent on such a
    /// connection.
    /// </summary>
    InsecureNone,
}

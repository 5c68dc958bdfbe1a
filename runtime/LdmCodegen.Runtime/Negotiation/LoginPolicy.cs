namespace LdmCodegen.Runtime;

/// <summary>From whom a server demands a login.</summary>
public enum LoginPolicy
{
    /// <summary>From whom the protocol says; usually peers on the same host need none. The default.</summary>
    ByProtocol,

    /// <summary>From every peer.</summary>
    Always,

    /// <summary>From nobody.</summary>
    Never,
}

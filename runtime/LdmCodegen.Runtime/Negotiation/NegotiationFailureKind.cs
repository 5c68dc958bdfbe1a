namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Kinds of failures before a connection is ready.</summary>
internal enum NegotiationFailureKind
{
    /// <summary>The peer said no, or went away.</summary>
    Refused,

    /// <summary>The peer sent what it must not send.</summary>
    Violation,

    /// <summary>The login failed or cannot be given.</summary>
    Login,
}

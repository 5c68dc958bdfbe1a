namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What a server offers in the features of a stream.</summary>
internal enum StreamOffer
{
    /// <summary>No features at all: an error follows.</summary>
    None,

    /// <summary>The start of TLS.</summary>
    StartTls,

    /// <summary>A login by user name and password.</summary>
    Plain,

    /// <summary>Features without an offer: documents follow.</summary>
    Nothing,
}

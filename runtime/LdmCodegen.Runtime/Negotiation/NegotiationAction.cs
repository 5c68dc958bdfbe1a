namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What a driver does next for a state machine, after it has sent what there is to send.</summary>
internal enum NegotiationAction
{
    /// <summary>Read the next frame.</summary>
    Read,

    /// <summary>Make sure that nothing more was received, send, start TLS, and read with a new framer.</summary>
    StartTls,

    /// <summary>The stream begins anew on the same connection: read with a new framer.</summary>
    Restart,

    /// <summary>Client: get user name and password and hand them over.</summary>
    Login,

    /// <summary>Server: have the user name and password checked.</summary>
    CheckLogin,

    /// <summary>Documents follow.</summary>
    Ready,

    /// <summary>Close the connection.</summary>
    Fail,
}

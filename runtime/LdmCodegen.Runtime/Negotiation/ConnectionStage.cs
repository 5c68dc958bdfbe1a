namespace LdmCodegen.Runtime;

/// <summary>How far a connection had come when something happened to it.</summary>
public enum ConnectionStage
{
    /// <summary>Name resolution and the connect itself.</summary>
    Connect,

    /// <summary>The first stream header.</summary>
    Header,

    /// <summary>The features that follow a stream header.</summary>
    Features,

    /// <summary>The request to start TLS and its answer.</summary>
    StartTls,

    /// <summary>The TLS handshake and the check of the certificate.</summary>
    Tls,

    /// <summary>The stream header that is sent again inside TLS.</summary>
    SecondHeader,

    /// <summary>The exchange of the user name and password.</summary>
    Login,

    /// <summary>The documents with which both sides begin.</summary>
    Greeting,

    /// <summary>Event groups are being registered.</summary>
    Registration,

    /// <summary>Documents are exchanged.</summary>
    Ready,

    /// <summary>One side is closing the stream.</summary>
    Closing,
}

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>The step of the protocol whose bytes from the peer a fault strikes.</summary>
public enum Step
{
    /// <summary>The connect, or what the peer sends before it has read anything.</summary>
    Connect,

    /// <summary>The peer's first stream header.</summary>
    Header,

    /// <summary>Its features.</summary>
    Features,

    /// <summary>Its answer to STARTTLS.</summary>
    StartTls,

    /// <summary>Its part of the TLS handshake.</summary>
    Tls,

    /// <summary>Its stream header inside TLS.</summary>
    SecondHeader,

    /// <summary>Its answer to the login.</summary>
    Login,

    /// <summary>Its answer to a registration.</summary>
    Registration,

    /// <summary>An event of a subscription, with nothing else under way.</summary>
    Idle,

    /// <summary>Its answer to a request.</summary>
    Request,
}

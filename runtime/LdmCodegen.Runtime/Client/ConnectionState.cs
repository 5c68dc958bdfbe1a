namespace LdmCodegen.Runtime;

/// <summary>Where a client's connection stands.</summary>
public enum ConnectionState
{
    /// <summary>Not asked to connect yet, or the first attempt failed.</summary>
    Disconnected,

    /// <summary>The first connection is being made.</summary>
    Connecting,

    /// <summary>Logged in, and every open subscription is registered.</summary>
    Connected,

    /// <summary>The connection was lost; a new one is being made.</summary>
    Reconnecting,

    /// <summary>Final: disposed, or given up. No other state follows.</summary>
    Closed,
}

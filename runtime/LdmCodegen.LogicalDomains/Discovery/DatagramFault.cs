namespace LogicalDomains.Discovery;

/// <summary>Why a datagram is no message of this protocol.</summary>
public enum DatagramFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is shorter than the 16 bytes of a header.</summary>
    TooShort,

    /// <summary>The magic number is not there, in neither byte order.</summary>
    WrongMagic,

    /// <summary>It has another version than 1.</summary>
    WrongVersion,

    /// <summary>Its message type is none of 0 to 3.</summary>
    UnknownType,
}

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>What happens to a connection: instead of the bytes that are due, or to them.</summary>
public enum Fault
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The peer closes.</summary>
    Fin,

    /// <summary>The peer closes its side only and goes on reading.</summary>
    HalfClose,

    /// <summary>Nothing passes any more, in neither direction; nobody is told.</summary>
    Blackhole,

    /// <summary>The bytes come one in a second.</summary>
    Trickle,

    /// <summary>Half of the bytes come, then nothing.</summary>
    Stall,

    /// <summary>Half of the bytes come, then the end.</summary>
    Truncation,

    /// <summary>One byte comes as another.</summary>
    Corruption,

    /// <summary>All bytes come twice.</summary>
    Duplication,

    /// <summary>The second half, or the second TLS record, comes before the first.</summary>
    Reordering,

    /// <summary>A TLS alert comes instead.</summary>
    TlsAlert,

    /// <summary>The process at the other end is killed.</summary>
    KilledPeer,
}

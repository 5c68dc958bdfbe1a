namespace LogicalDomains.Discovery;

/// <summary>In which order the integers of a multicast message stand.</summary>
/// <remarks>
/// The vendor does not say. Managers run on SPARC, which is big-endian, so that is what is written unless asked
/// otherwise; readers recognise both by the magic number.
/// </remarks>
public enum DatagramByteOrder
{
    /// <summary>The highest byte first, as in network protocols.</summary>
    BigEndian,

    /// <summary>The lowest byte first.</summary>
    LittleEndian,
}

namespace LogicalDomains.Simulation;

/// <summary>What the simulated machine has to give to bound and running domains.</summary>
/// <param name="Strands">Hardware threads, one for each virtual CPU.</param>
/// <param name="CryptoUnits">Cryptographic units: one in each core.</param>
/// <param name="Memory">Memory in bytes.</param>
public sealed record MachineCapacity(uint Strands, uint CryptoUnits, ulong Memory)
{
    /// <summary>How many strands a core has.</summary>
    public const uint StrandsPerCore = 8;

    private const ulong MemoryPerStrand = 2UL << 30;

    /// <summary>The number of the one core that the machine has taken out of use; not among the strands.</summary>
    public uint BlacklistedCore => Strands / StrandsPerCore;

    /// <summary>A machine with twice the CPUs and memory of its first domains, so that they have room to grow.</summary>
    internal static MachineCapacity For(IEnumerable<SimulatedDomain> domains)
    {
        ulong cpus = 0;
        ulong memory = 0;
        foreach (SimulatedDomain domain in domains)
        {
            cpus += (ulong)Quantity.Cpus.Of(domain);
            memory += (ulong)Quantity.Memory.Of(domain);
        }

        // Whole cores; 256 strands are one processor of the machines that run such domains.
        ulong needed = Math.Max(2 * cpus, 2 * memory / MemoryPerStrand);
        uint strands = (uint)Math.Min(Math.Max(256, (needed + 255) / 256 * 256), 1 << 20);
        return new MachineCapacity(strands, strands / StrandsPerCore, strands * MemoryPerStrand);
    }
}

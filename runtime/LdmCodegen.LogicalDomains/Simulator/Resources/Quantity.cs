using System.Globalization;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>What a domain has an amount of, out of what the machine has: CPUs, cryptographic units, memory.</summary>
internal sealed class Quantity
{
    public static readonly Quantity Cpus = new()
    {
        Word = "virtual CPUs",
        Least = "at least one virtual CPU",
        Of = domain => domain.First<CpuResource>()?.Count ?? 0,
        With = (domain, amount) => domain.Setting(
            cpu => cpu with { Count = (uint)amount, WholeCores = null }, static () => new CpuResource()),
        Total = capacity => capacity.Strands,
        Most = uint.MaxValue,
        Show = Number,
    };

    public static readonly Quantity CryptoUnits = new()
    {
        Word = "cryptographic units",
        Least = null,
        Of = domain => domain.First<MauResource>()?.Count ?? 0,
        With = (domain, amount) => domain.Setting(
            mau => mau with { Count = (uint)amount }, static () => new MauResource()),
        Total = capacity => capacity.CryptoUnits,
        Most = uint.MaxValue,
        Show = Number,
    };

    public static readonly Quantity Memory = new()
    {
        Word = "memory",
        Least = "some memory",
        Of = domain => domain.First<MemoryResource>()?.Size?.Value ?? 0,
        With = (domain, amount) => domain.Setting(
            memory => memory with { Size = Size(amount) }, static () => new MemoryResource()),
        Total = capacity => capacity.Memory,
        Most = ulong.MaxValue,
        Show = amount => Size(amount).ToString(),
    };

    public static readonly Quantity[] All = [Cpus, CryptoUnits, Memory];

    public required string Word { get; init; }

    /// <summary>What a domain cannot do without; null when it can.</summary>
    public required string? Least { get; init; }

    /// <summary>How much a domain has.</summary>
    public required Func<SimulatedDomain, UInt128> Of { get; init; }

    /// <summary>The domain with another amount.</summary>
    public required Func<SimulatedDomain, UInt128, SimulatedDomain> With { get; init; }

    /// <summary>How much the machine has.</summary>
    public required Func<MachineCapacity, UInt128> Total { get; init; }

    /// <summary>The largest amount that the wire can carry back.</summary>
    public required UInt128 Most { get; init; }

    /// <summary>The amount as people read it.</summary>
    public required Func<UInt128, string> Show { get; init; }

    /// <summary>How much no bound or running domain has.</summary>
    public UInt128 Free(FleetState state)
    {
        UInt128 used = 0;
        foreach (SimulatedDomain domain in state.Domains.Where(domain => domain.Stage != DomainStage.Inactive))
        {
            used += Of(domain);
        }

        UInt128 total = Total(state.Capacity);
        return used < total ? total - used : 0;
    }

    /// <summary>A size in the largest unit that says it exactly.</summary>
    public static ByteSize Size(UInt128 bytes)
    {
        foreach ((char suffix, int shift) in ((char, int)[])[('G', 30), ('M', 20), ('K', 10)])
        {
            if (bytes > 0 && bytes << (128 - shift) == 0)
            {
                return new ByteSize((ulong)(bytes >> shift), suffix);
            }
        }

        return new ByteSize((ulong)bytes);
    }

    private static string Number(UInt128 amount) => amount.ToString(CultureInfo.InvariantCulture);
}

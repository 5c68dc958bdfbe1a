namespace LogicalDomains.Simulation;

/// <content>CPUs, cryptographic units and memory. Actions say mau where events say crypto.</content>
internal static partial class RequestRules
{
    public static Action<FleetEdit>? OfQuantities(LdmRequest request) => request switch
    {
        AddVcpuRequest r =>
            With(
                new AddVcpuEvent(r.Domain),
                edit => QuantityRules.Add(edit, Quantity.Cpus, r.Domain, CpusOf(r.Cpu))),
        SetVcpuRequest r =>
            With(
                new SetVcpuEvent(r.Domain),
                edit => QuantityRules.Set(edit, Quantity.Cpus, r.Domain, CpusOf(r.Cpu))),
        RemoveVcpuRequest r =>
            With(
                new RemoveVcpuEvent(r.Domain),
                edit => QuantityRules.Remove(edit, Quantity.Cpus, r.Domain, CpusOf(r.Cpu))),
        AddCoreRequest r => edit => QuantityRules.Add(edit, Quantity.Cpus, r.Domain, CoresOf(r.Cpu)),
        SetCoreRequest r => edit => QuantityRules.Set(edit, Quantity.Cpus, r.Domain, CoresOf(r.Cpu)),
        RemoveCoreRequest r => edit => QuantityRules.Remove(edit, Quantity.Cpus, r.Domain, CoresOf(r.Cpu)),
        AddMauRequest r =>
            With(
                new AddCryptoEvent(r.Domain),
                edit => QuantityRules.Add(edit, Quantity.CryptoUnits, r.Domain, r.Mau?.Count)),
        SetMauRequest r =>
            With(
                new SetCryptoEvent(r.Domain),
                edit => QuantityRules.Set(edit, Quantity.CryptoUnits, r.Domain, r.Mau?.Count)),
        RemoveMauRequest r =>
            With(
                new RemoveCryptoEvent(r.Domain),
                edit => QuantityRules.Remove(edit, Quantity.CryptoUnits, r.Domain, r.Mau?.Count)),
        AddMemoryRequest r =>
            With(
                new AddMemoryEvent(r.Domain),
                edit => QuantityRules.Add(edit, Quantity.Memory, r.Domain, r.Memory?.Size?.Value)),
        SetMemoryRequest r =>
            With(
                new SetMemoryEvent(r.Domain),
                edit => QuantityRules.Set(edit, Quantity.Memory, r.Domain, r.Memory?.Size?.Value)),
        RemoveMemoryRequest r =>
            With(
                new RemoveMemoryEvent(r.Domain),
                edit => QuantityRules.Remove(edit, Quantity.Memory, r.Domain, r.Memory?.Size?.Value)),
        _ => null,
    };

    // CPUs may be asked for by whole cores.
    private static UInt128? CpusOf(CpuResource? cpu) =>
        cpu?.WholeCores is > 0 and var cores ? (UInt128)cores * MachineCapacity.StrandsPerCore : cpu?.Count;

    private static UInt128? CoresOf(CpuResource? cpu) =>
        (cpu?.WholeCores ?? cpu?.Count) is { } cores ? (UInt128)cores * MachineCapacity.StrandsPerCore : null;
}

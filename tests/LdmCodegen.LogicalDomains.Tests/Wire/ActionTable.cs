namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>The lists of actions in the vendor's guides, by the releases that have them.</summary>
internal static class ActionTable
{
    /// <summary>Releases 1.2 to 3.6.</summary>
    private const string Always =
        "list-bindings list-constraints list-devices list-domain list-services list-spconfig list-variable add-domain " +
        "set-domain remove-domain start-domain stop-domain bind-domain unbind-domain migrate-domain cancel-operation " +
        "remove-reconf add-vcpu set-vcpu remove-vcpu add-mau set-mau remove-mau add-memory set-memory remove-memory " +
        "add-io remove-io add-variable set-variable remove-variable add-vconscon set-vconscon remove-vconscon " +
        "set-vconsole add-vdiskserver remove-vdiskserver add-vdiskserverdevice remove-vdiskserverdevice add-vdisk " +
        "remove-vdisk add-vnet set-vnet remove-vnet add-vswitch set-vswitch remove-vswitch add-spconfig set-spconfig " +
        "remove-spconfig reg-domain-events unreg-domain-events reg-hardware-events unreg-hardware-events " +
        "reg-resource-events unreg-resource-events reg-all-events unreg-all-events";

    private const string UpTo33 = "add-vdpcs remove-vdpcs add-vdpcc remove-vdpcc";

    private const string From34 =
        "list-dependencies list-hba list-rsrc-group list-vmapi add-vsan remove-vsan add-vhba set-vhba remove-vhba " +
        "rescan-vhba set-vmapi remove-vmapi";

    private const string From35 = "list-io list-netdev list-netstat";

    public static IReadOnlyList<string> Listed { get; } = [.. $"{Always} {UpTo33} {From34} {From35}".Split(' ')];

    /// <summary>Actions of the guides' text, and of the command line, that no list has.</summary>
    public static IReadOnlyList<string> InTheText { get; } =
        ["set-io", "create-vf", "destroy-vf", "panic-domain", "add-policy", "set-policy", "remove-policy"];
}

using System.Globalization;
using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Defining, changing and removing domains.</summary>
internal static class DefinitionRules
{
    private const int MostMasters = 4;

    /// <summary>
    /// Defines a domain with all it asks for; whether the machine has it is found out when the domain is bound. On a
    /// machine without any domain, the one of the control domain's name becomes that: it runs at once.
    /// </summary>
    public static void Add(FleetEdit edit, string? name, ValueList<LdmResource> resources)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw FleetEdit.Refuse("a domain needs a name");
        }

        if (edit.State.Find(name) is not null)
        {
            throw FleetEdit.Refuse($"a domain named {name} exists already");
        }

        RefuseTwice(name, resources);
        foreach (DomainInfoResource info in resources.OfType<DomainInfoResource>())
        {
            Check(edit.State, name, info);
        }

        bool isControl = edit.State.Domains.IsEmpty && name == FleetSeed.ControlDomain;
        SimulatedDomain domain = new(name, isControl ? DomainStage.Active : DomainStage.Inactive)
        {
            IsControl = isControl,
            Resources = [.. resources.Select(WithoutState)],
        };
        edit.State = edit.State with { Domains = edit.State.Domains.Add(domain) };
        edit.Raise(new AddDomainEvent(name));
    }

    public static void Set(FleetEdit edit, string? name, DomainInfoResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        if (asked is null)
        {
            throw FleetEdit.Refuse($"the command names nothing of domain {domain.Name} to set");
        }

        Check(edit.State, domain.Name, asked);
        edit.Put(domain.Setting(
            before => before with
            {
                MacAddress = asked.MacAddress ?? before.MacAddress,
                Uuid = asked.Uuid ?? before.Uuid,
                HostId = asked.HostId ?? before.HostId,
                Masters = asked.Masters ?? before.Masters,
                FailurePolicy = asked.FailurePolicy ?? before.FailurePolicy,
                ExtendedMapinSpace = asked.ExtendedMapinSpace ?? before.ExtendedMapinSpace,
                RcAddPolicy = asked.RcAddPolicy ?? before.RcAddPolicy,
                PerfCounters = asked.PerfCounters ?? before.PerfCounters,
                CpuArchitecture = asked.CpuArchitecture ?? before.CpuArchitecture,
                MaxCores = asked.MaxCores ?? before.MaxCores,
                Threading = asked.Threading ?? before.Threading,
                ShutdownGroup = asked.ShutdownGroup ?? before.ShutdownGroup,
                BootPolicy = asked.BootPolicy ?? before.BootPolicy,
            },
            static () => new DomainInfoResource()));
    }

    /// <summary>Removes every domain that can be removed now: the inactive ones.</summary>
    public static void RemoveAll(FleetEdit edit)
    {
        foreach (SimulatedDomain domain in edit.State.Domains
            .Where(domain => domain.Refusal(DomainTransition.Remove) is null))
        {
            LifeCycleRules.Apply(edit, domain.Name, DomainTransition.Remove);
        }
    }

    private static void Check(FleetState state, string name, DomainInfoResource asked)
    {
        if (asked.MacAddress is { } address && state.Find(name)?.First<DomainInfoResource>()?.MacAddress != address)
        {
            NetworkRules.RefuseTaken(state, address);
        }

        if (asked.Masters is not { } masters)
        {
            return;
        }

        if (masters.Count > MostMasters)
        {
            throw FleetEdit.Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"domain {name} cannot have {masters.Count} masters; {MostMasters} are the most"));
        }

        foreach (string master in masters)
        {
            if (master == name || state.Find(master) is null)
            {
                throw FleetEdit.Refuse(master == name
                    ? $"domain {name} cannot be its own master"
                    : $"there is no domain named {master} to be the master of {name}");
            }
        }
    }

    // A domain has one of each of these, and its devices have different names.
    private static void RefuseTwice(string domain, ValueList<LdmResource> resources)
    {
        HashSet<string> seen = [];
        foreach (LdmResource resource in resources)
        {
            string? what = resource switch
            {
                DomainInfoResource or CpuResource or MauResource or MemoryResource or ConsoleResource
                    => resource.ResourceName,
                DiskResource disk => $"disk {disk.DiskName}",
                NetworkResource network => $"network device {network.NetworkName}",
                VariableResource variable => $"variable {variable.VariableName}",
                VhbaResource vhba => $"virtual host bus adapter {vhba.VhbaName}",
                _ => null,
            };
            if (what is not null && !seen.Add(what))
            {
                throw FleetEdit.Refuse($"domain {domain} is given {what} twice");
            }
        }
    }

    // What a listing adds: it says how the domain was, not what is asked for.
    private static LdmResource WithoutState(LdmResource resource) =>
        resource is DomainInfoResource { State: not null } info ? info with { State = null } : resource;
}

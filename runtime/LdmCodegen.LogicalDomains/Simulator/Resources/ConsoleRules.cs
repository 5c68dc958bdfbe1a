namespace LogicalDomains.Simulation;

/// <summary>The console of a domain: a port of a concentrator, alone or shared by a group.</summary>
internal static class ConsoleRules
{
    public static void Set(FleetEdit edit, string? name, ConsoleResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        if (asked is null)
        {
            throw FleetEdit.Refuse("the command names nothing of the console to set");
        }

        SimulatedDomain after = domain.Setting(
            before => before with
            {
                Port = asked.Port ?? before.Port,
                ServiceName = asked.ServiceName ?? before.ServiceName,
                Group = asked.Group ?? before.Group,
                EnableLog = asked.EnableLog ?? before.EnableLog,
            },
            static () => new ConsoleResource());
        Check(edit.State, domain.Name, after.First<ConsoleResource>()!);
        edit.Put(after);
    }

    private static void Check(FleetState state, string domain, ConsoleResource console)
    {
        if (console.ServiceName is not { } service)
        {
            return;
        }

        (_, VccResource vcc) = Kinds.Concentrator.RequireAnywhere(state, service);
        if (console.Port is not { } port)
        {
            return;
        }

        if (port < vcc.MinPort || port > vcc.MaxPort)
        {
            throw FleetEdit.Refuse($"port {port} is outside {vcc.MinPort} to {vcc.MaxPort} of {service}");
        }

        foreach (SimulatedDomain other in state.Domains.Where(other => other.Name != domain))
        {
            if (other.First<ConsoleResource>() is { } taken
                && taken.ServiceName == service
                && taken.Port == port
                && (console.Group is null || taken.Group != console.Group))
            {
                throw FleetEdit.Refuse($"port {port} of {service} is taken by domain {other.Name}");
            }
        }
    }
}

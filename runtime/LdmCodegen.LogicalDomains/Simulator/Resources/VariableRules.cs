namespace LogicalDomains.Simulation;

/// <summary>Firmware variables of a domain.</summary>
internal static class VariableRules
{
    public static void Add(FleetEdit edit, string? name, VariableResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.Variable.RefuseTaken(domain, Kinds.Variable.Name(asked));
        edit.Put(domain.Adding(asked!));
    }

    /// <summary>Sets a variable, there before or not.</summary>
    public static void Set(FleetEdit edit, string? name, VariableResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        string variable = Kinds.Variable.Name(asked);
        edit.Put(Kinds.Variable.In(domain, variable) is { } before
            ? domain.Replacing(before, before with { Value = asked!.Value ?? "" })
            : domain.Adding(asked!));
    }

    public static void Remove(FleetEdit edit, string? name, VariableResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        edit.Put(domain.Without(Kinds.Variable.Require(domain, Kinds.Variable.Name(asked))));
    }
}

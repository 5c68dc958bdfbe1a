namespace LogicalDomains.Simulation;

/// <summary>Resource policies of a domain; the simulated manager keeps them and does not act on them.</summary>
internal static class PolicyRules
{
    public static void Add(FleetEdit edit, string? name, PolicyResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        Kinds.Policy.RefuseTaken(domain, Kinds.Policy.Name(asked));
        edit.Put(domain.Adding(Checked(asked!)));
    }

    public static void Set(FleetEdit edit, string? name, PolicyResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        PolicyResource before = Kinds.Policy.Require(domain, Kinds.Policy.Name(asked));
        edit.Put(domain.Replacing(before, Checked(before with
        {
            Enabled = asked!.Enabled ?? before.Enabled,
            Priority = asked.Priority ?? before.Priority,
            MinCpus = asked.MinCpus ?? before.MinCpus,
            MaxCpus = asked.MaxCpus ?? before.MaxCpus,
            LowerUtilization = asked.LowerUtilization ?? before.LowerUtilization,
            UpperUtilization = asked.UpperUtilization ?? before.UpperUtilization,
            Begin = asked.Begin ?? before.Begin,
            End = asked.End ?? before.End,
            SampleRate = asked.SampleRate ?? before.SampleRate,
            ElasticMargin = asked.ElasticMargin ?? before.ElasticMargin,
            Attack = asked.Attack ?? before.Attack,
            Decay = asked.Decay ?? before.Decay,
        })));
    }

    public static void Remove(FleetEdit edit, string? name, PolicyResource? asked)
    {
        SimulatedDomain domain = edit.Changeable(name);
        edit.Put(domain.Without(Kinds.Policy.Require(domain, Kinds.Policy.Name(asked))));
    }

    private static PolicyResource Checked(PolicyResource policy)
    {
        if (policy.MinCpus > policy.MaxCpus)
        {
            throw FleetEdit.Refuse(
                $"policy {policy.PolicyName} asks for at least {policy.MinCpus} and at most {policy.MaxCpus} CPUs");
        }

        return policy.LowerUtilization > policy.UpperUtilization
            ? throw FleetEdit.Refuse($"policy {policy.PolicyName} has its lower utilization above its upper one")
            : policy;
    }
}

namespace LogicalDomains.Simulation;

/// <summary>Giving a domain more or less of what the machine has an amount of.</summary>
internal static class QuantityRules
{
    public static void Set(FleetEdit edit, Quantity quantity, string? name, UInt128? amount) =>
        Change(edit, quantity, name, amount, static (_, _, _, asked) => asked);

    public static void Add(FleetEdit edit, Quantity quantity, string? name, UInt128? amount) =>
        Change(edit, quantity, name, amount, static (_, _, has, asked) => has + asked);

    public static void Remove(FleetEdit edit, Quantity quantity, string? name, UInt128? amount) =>
        Change(edit, quantity, name, amount, static (quantity, domain, has, asked) => asked <= has
            ? has - asked
            : throw FleetEdit.Refuse(
                $"domain {domain} has {quantity.Show(has)} {quantity.Word}; {quantity.Show(asked)} cannot be taken"));

    /// <summary>Refuses what is more than the machine has left.</summary>
    public static void RequireFree(FleetEdit edit, Quantity quantity, UInt128 needed)
    {
        UInt128 free = quantity.Free(edit.State);
        if (needed > free)
        {
            throw FleetEdit.Refuse(
                $"there is not enough of {quantity.Word}: {quantity.Show(needed)} needed, {quantity.Show(free)} free");
        }
    }

    private static void Change(
        FleetEdit edit,
        Quantity quantity,
        string? name,
        UInt128? amount,
        Func<Quantity, string, UInt128, UInt128, UInt128> change)
    {
        SimulatedDomain domain = edit.Changeable(name);
        if (amount is not { } asked)
        {
            throw FleetEdit.Refuse($"the command says no amount of {quantity.Word}");
        }

        UInt128 before = quantity.Of(domain);
        UInt128 after = asked > quantity.Most ? quantity.Most + 1 : change(quantity, domain.Name, before, asked);
        if (after == 0 && quantity.Least is { } least)
        {
            throw FleetEdit.Refuse($"domain {domain.Name} needs {least}");
        }

        if (after > quantity.Total(edit.State.Capacity))
        {
            throw FleetEdit.Refuse(
                $"the machine has {quantity.Show(quantity.Total(edit.State.Capacity))} {quantity.Word} in all");
        }

        if (domain.Stage != DomainStage.Inactive && after > before)
        {
            RequireFree(edit, quantity, after - before);
        }

        edit.Put(quantity.With(domain, after));
    }
}

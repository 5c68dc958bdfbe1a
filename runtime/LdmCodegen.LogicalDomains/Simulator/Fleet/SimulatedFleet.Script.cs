using LdmCodegen.Runtime;

namespace LogicalDomains.Simulation;

/// <summary>Steps of a script, as changes.</summary>
public sealed partial class SimulatedFleet
{
    /// <summary>Makes the change a step of a script describes.</summary>
    /// <param name="step">The step; its time does not matter here.</param>
    /// <returns>The answer; a script made for another state of the fleet may be refused.</returns>
    public FleetAnswer Perform(ScriptStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Action switch
        {
            ScriptAction.Add => Add(step.Subject, ValueList<LdmResource>.Empty),
            ScriptAction.Bind => Apply(step.Subject, DomainTransition.Bind),
            ScriptAction.Start => Apply(step.Subject, DomainTransition.Start),
            ScriptAction.Stop => Apply(step.Subject, DomainTransition.Stop),
            ScriptAction.Unbind => Apply(step.Subject, DomainTransition.Unbind),
            ScriptAction.Remove => Apply(step.Subject, DomainTransition.Remove),
            ScriptAction.Panic => Apply(step.Subject, DomainTransition.Panic),
            ScriptAction.Reset => Apply(step.Subject, DomainTransition.Reset),
            ScriptAction.BeginMigration => Apply(step.Subject, DomainTransition.BeginMigration),
            ScriptAction.AdvanceMigration => AdvanceMigration(step.Subject, step.Amount),
            ScriptAction.CompleteMigration => Apply(step.Subject, DomainTransition.CompleteMigration),
            ScriptAction.FailMigration => Apply(step.Subject, DomainTransition.FailMigration),
            ScriptAction.SetCpus => SetCpus(step.Subject, step.Amount),
            ScriptAction.SetMemory => SetMemory(step.Subject, step.Amount),
            ScriptAction.SetSwitchMtu => SetSwitchMtu(step.Amount),
            ScriptAction.StoreConfig => StoreConfig(step.Subject),
            ScriptAction.ChooseConfig => ChooseConfig(step.Subject),
            ScriptAction.RemoveConfig => RemoveConfig(step.Subject),
            _ => PerformOnDevices(step),
        };
    }

    private FleetAnswer PerformOnDevices(ScriptStep step) => Change(edit =>
    {
        foreach (LdmRequest request in ScriptRequests.Of(step))
        {
            FindRules(request)!(edit);
        }
    });
}

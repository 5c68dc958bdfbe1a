using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Inventory;

/// <summary>Changes drawn from a seed; some of them are not possible when their time comes.</summary>
internal static class RandomSteps
{
    private static readonly ScriptAction[] Actions =
    [
        ScriptAction.Add, ScriptAction.Add, ScriptAction.Bind, ScriptAction.Bind, ScriptAction.Start, ScriptAction.Stop,
        ScriptAction.Unbind, ScriptAction.Remove, ScriptAction.Panic, ScriptAction.Reset, ScriptAction.BeginMigration,
        ScriptAction.CompleteMigration, ScriptAction.FailMigration, ScriptAction.SetCpus, ScriptAction.SetMemory,
        ScriptAction.SetSwitchMtu,
    ];

    public static ScriptStep[] Draw(Random random, int most) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Draw(random))];

    private static ScriptStep Draw(Random random)
    {
        ScriptAction action = Actions[random.Next(Actions.Length)];
        int amount = action == ScriptAction.SetSwitchMtu ? random.Next(1500, 16000) : random.Next(1, 64);
        return new ScriptStep(TimeSpan.Zero, action, $"lab{random.Next(6)}", amount);
    }
}

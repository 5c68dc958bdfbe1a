using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>Every check of meaning, in the order in which later ones may rely on earlier ones.</summary>
internal static class SchemaChecks
{
    private static readonly Action<Declarations, Findings>[] All =
    [
        DuplicateCheck.Run,
        ClrNameCheck.Run,
        ReferenceCheck.Run,
        VersionCheck.Run,
        ShapeCycleCheck.Run,
        LayoutCheck.Run,
        MessageLayoutCheck.Run,
        AnswerCheck.Run,
        LeniencyCheck.Run,
        SettingCheck.Run,
        DialectCheck.Run,
        PrefixCheck.Run,
        PlaceCheck.Run,
        KeyCheck.Run,
        ReadableCheck.Run,
        ClrMemberCheck.Run,
        TransportCheck.Run,
    ];

    public static void Run(Declarations all, Findings findings, CancellationToken ct)
    {
        foreach (Action<Declarations, Findings> check in All)
        {
            ct.ThrowIfCancellationRequested();
            check(all, findings);
        }
    }
}

using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Contract;

/// <summary>Which change of a fact breaks whom.</summary>
internal static class FactRules
{
    /// <summary>Judges one change.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="fact">The fact's name.</param>
    /// <param name="old">Its value before, or null.</param>
    /// <param name="now">Its value now, or null.</param>
    /// <param name="versions">The versions, oldest first.</param>
    /// <returns>The rule it breaks, or null, and why.</returns>
    public static (SchemaRule? Rule, string Reason) Judge(
        string kind, string fact, string? old, string? now, IReadOnlyList<string> versions) => fact switch
        {
            "csharp" => (SchemaRules.RenamedInContract, "code that uses the name no longer compiles"),
            "register" or "unregister" or "group" =>
                (SchemaRules.RegisteredDifferently, "older clients register in the old way"),
            "includes" => JudgeWords(old, now, SchemaRules.RegisteredDifferently, "a registration delivers less"),
            "required" => now == "true"
                ? (SchemaRules.NewlyRequired, "older peers leave it out")
                : (SchemaRules.LaidOutDifferently, "older peers refuse messages without it"),
            "type" => old is not null && now is not null && TypeText.Takes(now, old)
                ? (null, "every older value is still taken; its C# type changes")
                : (SchemaRules.NarrowedInContract, "older values may not be taken"),
            "operand" => now == "optional"
                ? (null, "the operand may be left out")
                : (SchemaRules.NarrowedInContract, "older peers send the flag without it"),
            "since" => JudgeSince(old, now, versions),
            "until" => JudgeUntil(old, now, versions),
            "also" => JudgeAlternatives(old, now),
            "event-limit" => JudgeLimit(old, now),
            "option-also" => JudgeWords(old, now, SchemaRules.NarrowedInContract, "a spelling is no longer read"),
            "occurs" => now == "*"
                ? (null, "there may be more of them; the C# type changes")
                : (SchemaRules.NarrowedInContract, "older peers send several"),
            "resource" when kind == "shape" => now is null
                ? (null, "any resource is taken")
                : (SchemaRules.NarrowedInContract, "other resources are no longer taken"),
            "shape" or "request" or "reply" => JudgeUse(old, now),
            "tls-min" => string.CompareOrdinal(now, old) < 0
                ? (null, "older TLS is taken as well")
                : (SchemaRules.NarrowedInContract, "peers with older TLS are refused"),
            _ => (SchemaRules.LaidOutDifferently, "older peers look for it in the old way"),
        };

    private static (SchemaRule?, string) JudgeSince(string? old, string? now, IReadOnlyList<string> versions) =>
        Index(now, versions, 0) <= Index(old, versions, 0)
            ? (null, "older versions have it as well")
            : (SchemaRules.NarrowedInContract, "versions that had it no longer do");

    private static (SchemaRule?, string) JudgeUntil(string? old, string? now, IReadOnlyList<string> versions) =>
        Index(now, versions, int.MaxValue) >= Index(old, versions, int.MaxValue)
            ? (null, "newer versions have it as well")
            : (SchemaRules.NarrowedInContract, "versions that had it no longer do");

    private static (SchemaRule?, string) JudgeLimit(string? old, string? now) => Limit(now) < Limit(old)
        ? (SchemaRules.NarrowedInContract, "events that could be sent no longer can")
        : (SchemaRules.LaidOutDifferently, "peers that read so much at once lose longer events");

    private static int Limit(string? bytes) => QuantitySyntax.ParseNumber(bytes) ?? int.MaxValue;

    private static (SchemaRule?, string) JudgeAlternatives(string? old, string? now) =>
        Parts(old, '|').Except(Parts(now, '|')).Any()
            ? (SchemaRules.NarrowedInContract, "a place is no longer read")
            : (null, "it is read in more places");

    private static (SchemaRule?, string) JudgeWords(string? old, string? now, SchemaRule rule, string reason) =>
        Parts(old, ' ').Except(Parts(now, ' ')).Any() ? (rule, reason) : (null, "nothing is taken away");

    /// <summary>A shape with <c>?</c> or <c>*</c>, or another shape.</summary>
    private static (SchemaRule?, string) JudgeUse(string? old, string? now)
    {
        char[] marks = ['?', '*'];
        string before = old ?? "";
        string after = now ?? "";
        if (before.TrimEnd(marks) != after.TrimEnd(marks))
        {
            return (SchemaRules.LaidOutDifferently, "the payload is another one");
        }

        return (before.EndsWith("*", StringComparison.Ordinal), after.EndsWith("?", StringComparison.Ordinal),
                after.EndsWith("*", StringComparison.Ordinal)) switch
        {
            (true, _, false) => (SchemaRules.NarrowedInContract, "older peers send several"),
            (_, false, false) => (SchemaRules.NewlyRequired, "older peers leave the payload out"),
            _ => (SchemaRules.LaidOutDifferently, "the payload may be absent or repeat, which older peers do not expect"),
        };
    }

    private static IEnumerable<string> Parts(string? text, char separator) =>
        (text ?? "").Split(separator).Select(part => part.Trim()).Where(part => part.Length > 0);

    private static int Index(string? version, IReadOnlyList<string> versions, int absent)
    {
        for (int i = 0; version is not null && i < versions.Count; i++)
        {
            if (versions[i] == version)
            {
                return i;
            }
        }

        return absent;
    }
}

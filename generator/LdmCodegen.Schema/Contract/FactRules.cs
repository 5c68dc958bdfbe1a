using System.Globalization;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>Which change of a fact breaks whom.</summary>
internal static class FactRules
{
    private const string TakenLess = "what older peers send is no longer taken";

    // What a change that breaks nobody has for its rule.
    private static SchemaRule? None => null;

    /// <summary>Judges one change.</summary>
    /// <param name="entry">The entry as it is now.</param>
    /// <param name="fact">The fact's name.</param>
    /// <param name="old">Its value before, or null.</param>
    /// <param name="now">Its value now, or null.</param>
    /// <param name="time">The versions and releases of the schema.</param>
    /// <returns>The rule it breaks, or null, and why.</returns>
    public static (SchemaRule? Rule, string Reason) Judge(
        ContractEntry entry, string fact, string? old, string? now, Timeline time) => (entry.Kind, fact) switch
        {
            (_, "csharp") => JudgeName(old, now),
            ("event" or "action", "as") => JudgeName(old, now),
            (_, "register" or "unregister" or "group") =>
                (SchemaRules.RegisteredDifferently, "older clients register in the old way"),
            (_, "includes") => JudgeWords(old, now, SchemaRules.RegisteredDifferently, "a registration delivers less"),
            (_, "required") => now == "true"
                ? (SchemaRules.NewlyRequired, "older peers leave it out")
                : (SchemaRules.LaidOutDifferently, "older peers refuse messages without it"),
            (_, "type") => JudgeType(old, now),
            (_, "default" or "unit") when entry.Fact("type") is not null => old is null || now is null
                ? (None, "what it means is said elsewhere")
                : (SchemaRules.LaidOutDifferently, "older peers mean something else by it"),
            (_, "operand") => now == "optional"
                ? (None, "the operand may be left out")
                : (SchemaRules.NarrowedInContract, "older peers send the flag without it"),
            (_, "since") => Since(now, time) <= Since(old, time)
                ? (None, "older versions have it as well")
                : (SchemaRules.NarrowedInContract, "versions that had it no longer do"),
            (_, "until") => Until(now, time) >= Until(old, time)
                ? (None, "newer versions have it as well")
                : (SchemaRules.NarrowedInContract, "versions that had it no longer do"),
            (_, "also") => Parts(old, '|').Except(Parts(now, '|')).Any()
                ? (SchemaRules.NarrowedInContract, "a place is no longer read")
                : (None, "it is read in more places"),
            (_, "option-also" or "key-also" or "wire-also") =>
                JudgeWords(old, now, SchemaRules.NarrowedInContract, "a spelling is no longer read"),
            (_, "fold" or "child-entries") => now == "true"
                ? (None, "more spellings are read")
                : (SchemaRules.NarrowedInContract, "a spelling is no longer read"),
            (_, "space") => (SchemaRules.LaidOutDifferently, "white space around older values means something else"),
            (_, "event-limit") => Limit(now) < Limit(old)
                ? (SchemaRules.NarrowedInContract, "events that could be sent no longer can")
                : (SchemaRules.LaidOutDifferently, "peers that read so much at once lose longer events"),
            ("limits", _) => Limit(now) < Limit(old)
                ? (SchemaRules.NarrowedInContract, TakenLess)
                : (None, "more is taken"),
            ("unknown", _) => Patience(now) < Patience(old)
                ? (SchemaRules.NarrowedInContract, TakenLess)
                : (None, "more is taken"),
            ("tolerance", "on") => old is null || (now is not null && Parts(old, ' ').Except(Parts(now, ' ')).Any())
                ? (SchemaRules.NarrowedInContract, "a fault is no longer repaired there")
                : (None, "the fault is repaired in more places"),
            ("shape", "occurs") => now == "*"
                ? (None, "there may be more of them; the C# type changes")
                : (SchemaRules.NarrowedInContract, "older peers send several"),
            ("shape", "resource") => now is null
                ? (None, "any resource is taken")
                : (SchemaRules.NarrowedInContract, "other resources are no longer taken"),
            (_, "shape" or "request" or "reply") => JudgeUse(old, now),
            (_, "tls-min") => string.CompareOrdinal(now, old) < 0
                ? (None, "older TLS is taken as well")
                : (SchemaRules.NarrowedInContract, "peers with older TLS are refused"),
            (_, "probe") => now is null
                ? (None, "nobody is asked any more")
                : (SchemaRules.LaidOutDifferently, "older servers are asked what they may not answer"),
            _ => (SchemaRules.LaidOutDifferently, "older peers look for it in the old way"),
        };

    private static (SchemaRule?, string) JudgeName(string? old, string? now) => (old, now) switch
    {
        (null, _) => (None, "code that does not know the name compiles"),
        (_, null) => (SchemaRules.NarrowedInContract, "code that uses the name no longer compiles"),
        _ => (SchemaRules.RenamedInContract, "code that uses the name no longer compiles"),
    };

    private static (SchemaRule?, string) JudgeType(string? old, string? now) =>
        old is not null && now is not null && TypeText.Takes(now, old)
            ? (None, "every older value is still taken; its C# type changes")
            : (SchemaRules.NarrowedInContract, "older values may not be taken");

    private static (SchemaRule?, string) JudgeWords(string? old, string? now, SchemaRule rule, string reason) =>
        Parts(old, ' ').Except(Parts(now, ' ')).Any() ? (rule, reason) : (None, "nothing is taken away");

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

    /// <summary>How much of what the schema does not name is taken.</summary>
    private static int Patience(string? policy) => policy switch
    {
        "reject" => 0,
        "skip" => 1,
        _ => 2,
    };

    /// <summary>A number of bytes, milliseconds or things; no limit is the greatest.</summary>
    private static long Limit(string? text) =>
        long.TryParse(text?.TrimEnd('m', 's'), NumberStyles.None, CultureInfo.InvariantCulture, out long limit)
            ? limit
            : long.MaxValue;

    private static IEnumerable<string> Parts(string? text, char separator) =>
        (text ?? "").Split(separator).Select(part => part.Trim()).Where(part => part.Length > 0);

    private static int Since(string? id, Timeline time) => id is null ? 0 : Math.Max(time.First(id), 0);

    private static int Until(string? id, Timeline time) =>
        id is not null && time.Last(id) is var last and >= 0 ? last : int.MaxValue;
}

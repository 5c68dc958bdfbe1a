using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>What a dialect says leads somewhere, and does not exclude what else it says.</summary>
internal static class DialectCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        foreach (Declared dialect in ProtocolBinder.Accepted(all.Dialects))
        {
            CheckBindings(all, dialect, findings);
            CheckSets(all, dialect, findings);
            CheckOption(all, dialect, findings);
            CheckAgreement(all, dialect, findings);
        }
    }

    private static void CheckBindings(Declarations all, Declared dialect, Findings findings)
    {
        string[] known = all.Namespaces.Select(ns => ns.Name).ToArray();
        foreach (Declared binding in Members(dialect, "xmlns").Where(one => !known.Contains(one.Name)))
        {
            binding.IsRejected = true;
            findings.ReportUnknown(
                SchemaRules.BindsNoPrefix, binding.NameSpan, binding.Name, known, dialect.Name, binding.Name);
        }
    }

    private static void CheckSets(Declarations all, Declared dialect, Findings findings)
    {
        string[] known = SettingCheck.Named(all).Select(part => part.Value("name")!).ToArray();
        foreach (Declared set in Members(dialect, "set").Where(one => !known.Contains(one.Name)))
        {
            set.IsRejected = true;
            findings.ReportUnknown(SchemaRules.SetsNothing, set.NameSpan, set.Name, known, dialect.Name, set.Name);
        }
    }

    /// <summary>What is written in the dialect must be read as what it was.</summary>
    private static void CheckOption(Declarations all, Declared dialect, Findings findings)
    {
        if (dialect.Value("option") is not { } option || all.Message("call") is not { IsRejected: false } call)
        {
            return;
        }

        string local = NameSyntax.ParseXmlName(option)!.Local;
        IEnumerable<string> read = NameSyntax.Words(call.Value("option-also")).Append(call.Value("option") ?? "")
            .Select(name => NameSyntax.ParseXmlName(name)?.Local ?? "");
        string? reason = call.Value("option") is null ? "the calls of the protocol have no 'option'"
            : read.Contains(local) ? null
            : "it is neither the 'option' of the calls nor in their 'option-also'";
        if (reason is not null)
        {
            findings.Report(
                SchemaRules.OptionsNotRead, dialect.Element.SpanOf("option"), dialect.Name, option, reason);
        }
    }

    private static void CheckAgreement(Declarations all, Declared dialect, Findings findings)
    {
        bool prefixes = Attributes.Bool(dialect.Element, "prefixes", true);
        if (!prefixes && Attributes.Bool(dialect.Element, "attribute-prefixes"))
        {
            Report(
                dialect, dialect.Element.SpanOf("attribute-prefixes"),
                "attribute-prefixes='true' needs the prefixes that prefixes='false' leaves out", findings);
        }

        if (!Attributes.Bool(dialect.Element, "declare", true) && Members(dialect, "xmlns").FirstOrDefault() is { } binding)
        {
            Report(dialect, binding.Element.Span, "'xmlns' is never written with declare='false'", findings);
        }

        if (dialect.Value("event-limit") is not null && all.Message("event") is null)
        {
            Report(
                dialect, dialect.Element.SpanOf("event-limit"), "'event-limit' needs a message of kind 'event'", findings);
        }
    }

    private static IEnumerable<Declared> Members(Declared dialect, string element) =>
        dialect.Members.Where(one => one.Element.Name == element);

    private static void Report(Declared dialect, SchemaSpan span, string reason, Findings findings) =>
        findings.Report(SchemaRules.DialectConflict, span, dialect.Name, reason);
}

using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>
/// Settings of the transport that exclude each other, and more groups than registrations can tell apart.
/// </summary>
internal static class TransportCheck
{
    private const int MostGroups = 64;

    public static void Run(Declarations all, Findings findings)
    {
        if (all.Part("transport") is { } transport)
        {
            CheckSettings(transport, findings);
            CheckProbe(all, transport, findings);
            if (TransportBinder.Framing(transport) != "xmpp-stream" && all.Headers.FirstOrDefault() is { } header)
            {
                Report(header.NameSpan, "A stream header needs framing='xmpp-stream'", findings);
            }
        }

        Declared[] groups = all.Groups.Where(group => group.Members.Count > 0).ToArray();
        for (int i = MostGroups; i < groups.Length; i++)
        {
            groups[i].IsRejected = true;
            string position = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            findings.Report(SchemaRules.TooManyGroups, groups[i].NameSpan, groups[i].Name, position);
        }
    }

    private static void CheckSettings(SchemaElement transport, Findings findings)
    {
        bool isStream = TransportBinder.Framing(transport) == "xmpp-stream";
        string tls = TransportBinder.Tls(transport);
        if (!isStream && tls == "starttls")
        {
            Report(transport.SpanOf("tls"), "tls='starttls' needs framing='xmpp-stream'", findings);
        }

        foreach (string attribute in new[] { "sasl", "local-sasl" })
        {
            if (Attributes.Value(transport, attribute) != "PLAIN")
            {
                continue;
            }

            if (!isStream)
            {
                Report(transport.SpanOf(attribute), $"{attribute}='PLAIN' needs framing='xmpp-stream'", findings);
            }
            else if (tls == "none")
            {
                string reason = $"{attribute}='PLAIN' sends a password and needs TLS, but tls is 'none'";
                Report(transport.SpanOf(attribute), reason, findings);
            }
        }
    }

    /// <summary>Clients send it unasked: it must change nothing, and be whole without anybody's values.</summary>
    private static void CheckProbe(Declarations all, SchemaElement transport, Findings findings)
    {
        if (Attributes.Value(transport, "probe") is not { } name
            || all.Actions.FirstOrDefault(one => one.Name == name) is not { } action)
        {
            return;
        }

        SchemaSpan span = transport.SpanOf("probe");
        if (!Attributes.Bool(action.Element, "safe"))
        {
            Report(span, $"probe='{name}' is sent without being asked for, and '{name}' is not safe='true'", findings);
        }
        else if (MessageBinder.UseText(all, action, "request") is { } use
            && TypeSyntax.SplitUse(use) is var (shape, occurs) && occurs == Occurs.One && shape != ShapeBinder.Nothing)
        {
            Report(span, $"probe='{name}' carries nothing, and requests of '{name}' need {shape}", findings);
        }
    }

    private static void Report(SchemaSpan span, string reason, Findings findings) =>
        findings.Report(SchemaRules.TransportConflict, span, reason);
}

using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>
/// Replies in documents of their own do not say what they answer: they need ids, and a way to say what came of it.
/// </summary>
internal static class AnswerCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        Declared? call = all.Message("call");
        Declared? reply = all.Message("reply");
        SchemaElement? outcome = all.WirePart("outcome");
        if (reply is not null)
        {
            RequireId(call, reply, findings);
            if (outcome is null)
            {
                Report(reply.NameSpan, "Replies in documents of their own need 'outcome' in 'wire'", findings);
            }

            if (all.WirePart("reply") is { } level)
            {
                Report(level.Span, "'reply' and a message of kind 'reply' exclude each other", findings);
            }
        }
        else if (outcome is not null)
        {
            Report(outcome.Span, "'outcome' needs a message of kind 'reply'", findings);
        }

        if (call is not null && AnswerBinder.NamesByElement(call) && reply is null)
        {
            Report(call.Element.SpanOf("names"), "Calls named by an element need a message of kind 'reply'", findings);
        }

        if (all.Message("event") is { } e && e.Element.Attribute("id") is { } eventId)
        {
            Report(eventId.NameSpan, "An event answers nothing and has no id", findings);
        }

        CheckOutcome(all, outcome, findings);
        CheckPayloads(all, reply is not null, findings);
    }

    private static void RequireId(Declared? call, Declared reply, Findings findings)
    {
        if (call is null)
        {
            Report(reply.NameSpan, "A message of kind 'reply' needs one of kind 'call'", findings);
        }

        foreach (Declared? message in new[] { call, reply })
        {
            if (message is not null && message.Element.Attribute("id") is null)
            {
                Report(
                    message.NameSpan, "Replies in documents of their own need 'id' on both messages, call and reply",
                    findings);
            }
        }
    }

    private static void CheckOutcome(Declarations all, SchemaElement? outcome, Findings findings)
    {
        if (Attributes.Value(outcome, "shape") is not { } name || all.Shape(name) is not { } shape)
        {
            return;
        }

        foreach (string attribute in new[] { "status", "detail", "severity" })
        {
            if (Attributes.Value(outcome, attribute) is not { } property)
            {
                continue;
            }

            if (AnswerBinder.Find(all, shape, property) is not { } found)
            {
                IEnumerable<string> known = all.Lineage(shape).SelectMany(one => one.Members).Select(one => one.Name);
                findings.ReportUnknown(
                    SchemaRules.UndefinedProperty, outcome!.SpanOf(attribute), property, known, name, property);
            }
            else if (found.Value("type") is { } type && type != "string" && all.Enums.All(one => one.Name != type))
            {
                Report(
                    outcome!.SpanOf(attribute), $"'{attribute}' needs a text or an enum; '{property}' is neither",
                    findings);
            }
        }

        string[] pair = ["severity", "warning"];
        for (int i = 0; i < pair.Length; i++)
        {
            if (outcome!.Attribute(pair[i]) is { } stated && outcome.Attribute(pair[1 - i]) is null)
            {
                Report(stated.NameSpan, $"'{pair[i]}' needs '{pair[1 - i]}'", findings);
            }
        }
    }

    /// <summary>Where there is one payload, a list needs elements inside of it.</summary>
    private static void CheckPayloads(Declarations all, bool hasAnswers, Findings findings)
    {
        foreach (Declared message in ProtocolBinder.Accepted(all.Actions.Concat(all.Events)).ToArray())
        {
            bool isEvent = message.Element.Name == "event";
            bool isNamed = all.Message(isEvent ? "event" : "call") is { } layout
                && AnswerBinder.NamesByElement(layout);
            string[] attributes = isEvent ? ["shape"] : ["request", "reply"];
            foreach (string attribute in attributes)
            {
                bool hasOne = attribute == "reply" ? hasAnswers : isNamed;
                string kind = isEvent ? "event" : attribute == "reply" ? "reply" : "call";
                if (hasOne && MessageBinder.UseText(all, message, attribute) is { } use
                    && TypeSyntax.SplitUse(use) is (var name, Occurs.Many)
                    && all.Shape(name) is { } shape
                    && Places.OfShape(all.Lineage(shape), shape).Steps.IsEmpty)
                {
                    message.IsRejected = true;
                    SchemaSpan span = message.Element.Attribute(attribute)?.ValueSpan ?? message.NameSpan;
                    findings.Report(SchemaRules.OnePayloadOnly, span, use, kind, name);
                }
            }
        }
    }

    private static void Report(SchemaSpan span, string reason, Findings findings) =>
        findings.Report(SchemaRules.LayoutConflict, span, reason);
}

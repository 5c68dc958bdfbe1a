using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Outcomes as errors of a protocol say them.</summary>
internal static class Errors
{
    /// <summary>What errors and warnings say, in the words that every protocol has.</summary>
    public static ReplyOutcome OutcomeOf(InterpretedSchema schema, IReadOnlyList<Content> errors)
    {
        OutcomeModel outcome = schema.Model.Wire.Outcome!;
        List<ReplyLevel> levels = [];
        List<string> warnings = [];
        foreach (Content error in errors)
        {
            string status = Text(error, outcome.Status) ?? "";
            string? detail = Text(error, outcome.Detail);
            if (outcome.Severity is { } severity && Text(error, severity) == outcome.Warning)
            {
                warnings.Add(detail ?? status);
            }
            else
            {
                levels.Add(new ReplyLevel(status, false, detail is null ? [] : [detail]));
            }
        }

        return new ReplyOutcome
        {
            Root = levels.Count > 0 ? null : new ReplyLevel(outcome.Ok?.Local ?? "ok", true, []),
            Payloads = [.. levels],
            Warnings = [.. warnings],
        };
    }

    /// <summary>Errors that say what an outcome does: one for each message, the rest as the schema's defaults have it.</summary>
    public static IReadOnlyList<Content> Of(InterpretedSchema schema, ReplyOutcome outcome)
    {
        List<Content> errors = [];
        if (!outcome.Succeeded)
        {
            IReadOnlyList<string> messages = outcome.Messages;
            errors.AddRange(messages.Select(message => Error(schema, message)));
            if (messages.Count == 0)
            {
                errors.Add(Error(schema, null));
            }
        }

        OutcomeModel model = schema.Model.Wire.Outcome!;
        foreach (string warning in model.Severity is null ? [] : outcome.Warnings)
        {
            Content error = Error(schema, warning);
            error[Find(error.Layout, model.Severity)!] = model.Warning;
            errors.Add(error);
        }

        return errors;
    }

    private static Content Error(InterpretedSchema schema, string? message)
    {
        OutcomeModel outcome = schema.Model.Wire.Outcome!;
        Content error = Content.OfDefaults(schema, outcome.Shape);
        if (Find(error.Layout, outcome.Detail) is { } detail)
        {
            error[detail] = message;
        }

        return error;
    }

    private static string? Text(Content error, string? property) =>
        Find(error.Layout, property) is { } found ? error[found] as string : null;

    private static PropertyCode? Find(PayloadLayout layout, string? property) =>
        layout.Properties.FirstOrDefault(one => one.Name == property);
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of what only some protocols have: messages named by elements, ids, own replies, greetings.</summary>
internal static class AnswerFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        foreach (ArtefactView envelope in EnvelopeFiles.Create(parts))
        {
            yield return envelope;
        }

        if (HasWriter(parts))
        {
            yield return Writer(parts);
        }

        if (Outcome(parts) is { } outcome)
        {
            yield return outcome;
            yield return new PlainView(parts.HintName("Wire.Answers"), "wire_answers", parts.Names);
        }

        if (parts.Model.Wire.Greeting is { } greeting)
        {
            yield return Greeting(parts, greeting);
        }
    }

    /// <summary>Whether the writer has a part of its own for documents with one message or with ids.</summary>
    public static bool HasWriter(ProtocolParts parts) =>
        parts.Correlates || parts.Model.Wire.AllMessages().Any(static message => message.NamesByElement);

    /// <summary>How errors say what came of a request; null when replies have a status instead.</summary>
    public static OutcomeView? Outcome(ProtocolParts parts)
    {
        if (parts.Model.Wire.Outcome is not { } outcome)
        {
            return null;
        }

        ShapeModel shape = parts.Shape(outcome.Shape);
        PropertyModel? severity = Find(shape, outcome.Severity);
        PropertyModel? detail = Find(shape, outcome.Detail);
        List<string> defaults = [];
        foreach (PropertyModel property in shape.Properties)
        {
            string? value = property == detail
                ? property.Type.Kind is TypeKind.Enum ? $"message is null ? null : new {property.Type.Enum}(message)" : "message"
                : property.Default is { } usual ? Literal(property, usual) : null;
            if (value is not null)
            {
                defaults.Add($"{property.NameClr} = {value},");
            }
        }

        return new OutcomeView(
            parts.HintName("Outcome"),
            parts.Names,
            shape.NameClr,
            Text(Find(shape, outcome.Status)),
            Text(detail),
            severity is null
                ? null
                : $"string.Equals({Text(severity)}, {CSharp.Text(outcome.Warning!)}, global::System.StringComparison.Ordinal)",
            severity is null ? null : $"{severity.NameClr} = {Literal(severity, outcome.Warning!)}",
            CSharp.Text(outcome.Ok?.Local ?? "ok"),
            defaults.ToEquatableArray());
    }

    /// <summary>The record of greetings when a side sends them; null otherwise.</summary>
    public static string? GreetingName(ProtocolParts parts, Func<GreetingModel, bool> sends) =>
        parts.Model.Wire.Greeting is { } greeting && sends(greeting) ? parts.Shape(greeting.Shape).NameClr : null;

    /// <summary>What a greeting says unless told otherwise.</summary>
    public static EquatableArray<string> GreetingDefaults(ProtocolParts parts)
    {
        if (parts.Model.Wire.Greeting is not { } greeting)
        {
            return default;
        }

        return parts.Shape(greeting.Shape).Properties
            .Where(static property => property.Default is not null)
            .Select(static property => (property.NameClr, Value: Literal(property, property.Default!)))
            .Where(static usual => usual.Value is not null)
            .Select(static usual => $"{usual.NameClr} = {usual.Value},").ToEquatableArray();
    }

    private static NamedWriterView Writer(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        ProtocolNames names = parts.Names;
        string[] kinds = wire.AllMessages().Where(static message => message.Unit == NameModel.None)
            .Select(message => names.Prefix + (message.Kind switch
            {
                "event" => "Event",
                "call" => "Request",
                _ => "Reply",
            })).ToArray();
        OutcomeModel? outcome = wire.Outcome;
        RootWriteView? call = wire.Call is null ? null : WriterFiles.RootWrite(wire.Call, parts);
        return new NamedWriterView(
            parts.HintName("Writer.Named"),
            names,
            wire.AllMessages().Any(static message => message.NamesByElement),
            wire.Answer is null ? null : WriterFiles.RootWrite(wire.Answer, parts),
            parts.Error ?? "",
            outcome is null ? "" : Spelling.Of(names, p => $"<{Spelling.NameOf(outcome.Error, p)}"),
            outcome is null ? "" : Spelling.Of(names, p => $"</{Spelling.NameOf(outcome.Error, p)}>"),
            outcome?.Ok is { } ok ? Spelling.Of(names, p => $"<{Spelling.NameOf(ok, p)}/>") : null,
            string.Join(" or ", kinds),
            call?.IdOpen,
            CSharp.Text(wire.Call?.Id?.Local ?? ""));
    }

    private static GreetingView Greeting(ProtocolParts parts, GreetingModel greeting)
    {
        ProtocolNames names = parts.Names;
        FixedModel[] attributes = greeting.Fixed
            .Where(static part => part.Path is { Steps.Count: 0, Attribute: not null }).ToArray();
        string open = Spelling.Of(
            names,
            p => $"<{Spelling.NameOf(greeting.Root, p)}{Spelling.Attributes(attributes, p)}");
        HashSet<string> prefixes = new(StringComparer.Ordinal) { greeting.Root.Prefix ?? "" };
        return new GreetingView(
            parts.HintName("Greeting"),
            names,
            parts.Shape(greeting.Shape).NameClr,
            CSharp.Text(greeting.Root.Local),
            CSharp.Text($"The document element is not {greeting.Root.Local}, with which a connection begins."),
            new[] { $"Xml.WriteLiteral({open});" }.ToEquatableArray(),
            parts.Namespaces.Flags(prefixes),
            CSharp.Utf8(">"),
            Spelling.Of(names, p => $"</{Spelling.NameOf(greeting.Root, p)}>"));
    }

    private static IEnumerable<string> Words(string value) =>
        value.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(CSharp.Text);

    private static PropertyModel? Find(ShapeModel shape, string? name) =>
        shape.Properties.FirstOrDefault(property => property.NameClr == name);

    /// <summary>The text of a property of <c>error</c>.</summary>
    private static string Text(PropertyModel? property) => property is null
        ? "(string?)null"
        : $"error.{property.NameClr}" + (property.Type.Kind is TypeKind.Enum ? "?.Wire" : "");

    private static string? Literal(PropertyModel property, string value) => property.Type.Kind switch
    {
        TypeKind.String => CSharp.Text(value),
        TypeKind.Enum => $"new {property.Type.Enum}({CSharp.Text(value)})",
        TypeKind.List when property.Type.Element!.Kind is TypeKind.String =>
            $"{ClrTypes.Runtime}ValueList.Create<string>(new[] {{ {string.Join(", ", Words(value))} }})",
        _ => null,
    };
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>The reader of documents: one class in several files.</summary>
internal static class ReaderFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        ReaderView reader = Of(parts);
        yield return reader;
        yield return reader with { HintName = parts.HintName("Reader.Calls"), Template = "reader_calls" };
        yield return reader with { HintName = parts.HintName("Reader.Unknown"), Template = "reader_unknown" };
        yield return reader with { HintName = parts.HintName("Reader.Learning"), Template = "reader_learning" };
        if (reader.HasNamed || reader.HasAnswers)
        {
            yield return reader with { HintName = parts.HintName("Reader.Named"), Template = "reader_named" };
        }

        if (!reader.Envelopes.IsEmpty)
        {
            yield return reader with { HintName = parts.HintName("Reader.Envelope"), Template = "reader_envelope" };
        }

        if (EventLook.Of(parts, reader) is { } look)
        {
            yield return look;
            yield return new LazyEventView(
                parts.HintName("LazyEvent"),
                parts.Names,
                look.Properties.Select(static property =>
                    new LazyPropertyView(property.Name, $"_{CSharp.Camel(property.Name).TrimStart('@')}Text")).ToEquatableArray());
            yield return PredictionFiles.Of(parts, parts.Predicted!);
            yield return new PlainView(parts.HintName("Parser"), "parser", parts.Names);
        }
    }

    public static ReaderView Of(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        string? version = KnownNames.VersionAttribute(parts.Model);
        List<RootReadView> roots = [];
        if (wire.Event is not null)
        {
            roots.Add(Root("Event", wire.Event, version));
        }

        if (wire.Call is not null && wire.Call.Root.Local != wire.Event?.Root.Local)
        {
            roots.Add(Root("Call", wire.Call, version));
        }

        if (wire.Answer is not null)
        {
            roots.Add(Root("Answer", wire.Answer, version));
        }

        string expected = string.Join(" or ", roots.Select(static root => root.LocalName.Trim('"')));
        ReplyModel? reply = wire.Reply;
        return new ReaderView(
            parts.HintName("Reader"),
            "reader",
            parts.Names,
            version is null ? null : CSharp.Text(version),
            roots.ToEquatableArray(),
            CSharp.Text($"The document element is not {expected}."),
            roots.Exists(static root => root.Kind == "Event"),
            roots.Exists(static root => root.Kind == "Call"),
            Other(wire.Event),
            Other(wire.Call),
            string.Concat(FixedParts.InUnit(wire.Event).Concat(FixedParts.InUnit(wire.Call))
                .Select(static part => part.Path.Steps[1].Name.Local)
                .Distinct().Select(static name => $" || Xml.LocalNameIs({CSharp.Utf8(name)})")),
            wire.Call?.Option is { } option
                ? string.Join(
                    " || ", wire.Call.OptionAlso.Select(static name => name.Local).Prepend(option.Local).Distinct()
                    .Select(static name => $"Xml.LocalNameIs({CSharp.Utf8(name)})"))
                : null,
            reply is null
                ? ReplyReadView.None
                : new ReplyReadView(
                    true,
                    reply.AtRoot,
                    reply.AtUnit,
                    reply.AtPayload,
                    CSharp.Text(reply.Element.Local),
                    CSharp.Text(reply.Status.Local),
                    CSharp.Text(reply.Ok),
                    reply.Detail is null ? null : CSharp.Text(reply.Detail.Local)),
            new PolicyView(
                parts.Model.Unknown.Event,
                parts.Model.Unknown.Element,
                parts.Model.Unknown.Property,
                parts.Model.Unknown.Action),
            KnownNames.Prefixes(parts.Model),
            wire.Bag is not null)
        {
            Envelopes = EnvelopeFiles.Completions(parts),
            BesideEvent = EnvelopeFiles.BesideTest(wire.Event),
            BesideCall = EnvelopeFiles.BesideTest(wire.Call),
            Error = parts.Error ?? "",
            OutcomeOk = wire.Outcome?.Ok is { } ok ? CSharp.Text(ok.Local) : null,
            OutcomeError = wire.Outcome is { } outcome ? CSharp.Text(outcome.Error.Local) : "",
            UnitAttributes = KnownNames.List(FixedParts.UnitAttributes(wire)),
            OptionPlace = CSharp.Text(KnownNames.OptionPlace(wire)),
            SchemaDefaults = KnownNames.DefaultsList(parts.Model),
            VersionNames = version is null ? "default" : KnownNames.List([version]),
            EventRootFixed = RootFixed(wire.Event),
            CallRootFixed = RootFixed(wire.Call),
            Entry = wire.Bag?.Entry is { } entry ? CSharp.Text(entry.Local) : null,
            EntryKey = wire.Bag?.Key is { } key ? KnownNames.List([key.Local]) : "default",
            HasChildEntries = wire.Bag is { HasChildEntries: true },
        };
    }

    private static RootReadView Root(string kind, MessageModel message, string? version) => new(
        kind,
        CSharp.Text(message.Root.Local),
        CSharp.Text(message.Unit.Local),
        CSharp.Text(message.Selector.Local),
        CSharp.Text(message.Payload.Local))
    {
        HasUnit = message.Unit != NameModel.None,
        Id = message.Id is { } id ? CSharp.Text(id.Local) : null,
        Completes = !message.Properties.IsEmpty || (message.Id is not null && kind != "Answer"),
        KnownAttributes = KnownNames.List(
            FixedParts.RootAttributes(message).Concat(version is null ? Array.Empty<string>() : [version]).Distinct()),
    };

    /// <summary>
    /// What happens to a child of the root that is no unit: fixed parts are ignored, the rest is kept.
    /// </summary>
    private static string Other(MessageModel? message)
    {
        const string Keep = "Keep(ref unknown, \"../..\");";
        string[] names = FixedParts.InRoot(message).Select(static part => part.Path.Steps[0].Name.Local).Distinct()
            .Select(static name => $"!Xml.LocalNameIs({CSharp.Utf8(name)})")
            .Concat(EnvelopeFiles.Beside(message)
                .Select(static name => $"(_isReply || !Xml.LocalNameIs({CSharp.Utf8(name)}))")).ToArray();
        return names.Length == 0 ? Keep : $"if ({string.Join(" && ", names)}) {{ {Keep} }}";
    }

    /// <summary>A test whether a child of the root is a fixed part; null when there is none.</summary>
    private static string? RootFixed(MessageModel? message)
    {
        string[] tests = FixedParts.InRoot(message).Select(static part => part.Path.Steps[0].Name.Local).Distinct()
            .Select(static name => $"Xml.LocalNameIs({CSharp.Utf8(name)})").ToArray();
        return tests.Length switch
        {
            0 => null,
            1 => tests[0],
            _ => $"({string.Join(" || ", tests)})",
        };
    }
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files that turn documents into messages and back.</summary>
internal static class WireFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        yield return new WireView(
            parts.HintName("Wire"),
            parts.Names,
            parts.Model.Dialects.Select(static (dialect, i) => new DialectView(
                dialect.NameClr, i, Docs.Of(dialect.Facts, $"The spelling {dialect.Name}"))).ToEquatableArray(),
            LeniencyFiles.HasReadings(parts),
            HasSettings(parts));
        ReaderView reader = Reader(parts);
        yield return reader;
        yield return reader with { HintName = parts.HintName("Reader.Calls"), Template = "reader_calls" };
        yield return reader with { HintName = parts.HintName("Reader.Unknown"), Template = "reader_unknown" };
        yield return reader with { HintName = parts.HintName("Reader.Learning"), Template = "reader_learning" };
        EventLookView? look = EventLook.Of(parts, reader);
        if (reader.HasNamed || reader.HasAnswers)
        {
            yield return reader with { HintName = parts.HintName("Reader.Named"), Template = "reader_named" };
        }

        if (!reader.Envelopes.IsEmpty)
        {
            yield return reader with { HintName = parts.HintName("Reader.Envelope"), Template = "reader_envelope" };
        }

        if (look is not null)
        {
            yield return look;
            yield return new PlainView(parts.HintName("Parser"), "parser", parts.Names);
        }

        yield return Writer(parts);
        if (Settings(parts) is { IsEmpty: false } settings)
        {
            yield return new SpellingView(parts.HintName("Spelling"), parts.Names, settings);
        }
    }

    /// <summary>The statements that write what stands before the payload's attributes, with a known name.</summary>
    public static EquatableArray<string> MessageStart(MessageModel message, string name, ProtocolNames protocol)
    {
        if (message.NamesByElement)
        {
            string start = CSharp.Utf8("<" + name);
            return new[] { $"        writer.BeginPayload({start}, {CSharp.Utf8($"</{name}>")});" }.ToEquatableArray();
        }

        string literal = Spelled(
            protocol,
            prefixes => UnitOpen(message, prefixes) + XmlText.Escape(name) + SelectorClose(message, prefixes),
            "writer.");
        return new[] { $"        writer.Xml.WriteLiteral({literal});" }.ToEquatableArray();
    }

    /// <summary>Whether writers can set fixed attributes.</summary>
    public static bool HasSettings(ProtocolParts parts) => parts.Model.Wire.AllSettings().Count > 0;

    public static ReaderView Reader(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        string? version = parts.Model.VersionPath is { } path && path.StartsWith("@", StringComparison.Ordinal)
            ? Local(path)
            : null;
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
            string.Concat(UnitElements(wire.Event).Concat(UnitElements(wire.Call))
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
            SchemaPrefixes(parts.Model),
            wire.Bag is not null)
        {
            Envelopes = EnvelopeFiles.Completions(parts),
            BesideEvent = EnvelopeFiles.BesideTest(wire.Event),
            BesideCall = EnvelopeFiles.BesideTest(wire.Call),
            Error = parts.Error ?? "",
            OutcomeOk = wire.Outcome?.Ok is { } ok ? CSharp.Text(ok.Local) : null,
            OutcomeError = wire.Outcome is { } outcome ? CSharp.Text(outcome.Error.Local) : "",
            UnitAttributes = NameList(UnitAttributes(wire)),
            OptionPlace = CSharp.Text(OptionPlace(wire)),
            SchemaDefaults = SchemaDefaults(parts.Model),
            VersionNames = version is null ? "default" : NameList([version]),
            EventRootFixed = RootFixed(wire.Event),
            CallRootFixed = RootFixed(wire.Call),
            Entry = wire.Bag?.Entry is { } entry ? CSharp.Text(entry.Local) : null,
            EntryKey = wire.Bag?.Key is { } key ? NameList([key.Local]) : "default",
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
        KnownAttributes = NameList(
            RootAttributes(message).Concat(version is null ? Array.Empty<string>() : [version]).Distinct()),
    };

    /// <summary>
    /// What happens to a child of the root that is no unit: fixed parts are ignored, the rest is kept.
    /// </summary>
    private static string Other(MessageModel? message)
    {
        const string Keep = "Keep(ref unknown, \"../..\");";
        string[] names = RootElements(message).Select(static part => part.Path.Steps[0].Name.Local).Distinct()
            .Select(static name => $"!Xml.LocalNameIs({CSharp.Utf8(name)})")
            .Concat(EnvelopeFiles.Beside(message)
                .Select(static name => $"(_isReply || !Xml.LocalNameIs({CSharp.Utf8(name)}))")).ToArray();
        return names.Length == 0 ? Keep : $"if ({string.Join(" && ", names)}) {{ {Keep} }}";
    }

    private static WriterView Writer(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        ProtocolNames names = parts.Names;
        ReplyModel? reply = wire.Reply;
        EquatableArray<NamespaceView> namespaces = parts.Model.Namespaces
            .Select((declared, i) => new NamespaceView(
            CSharp.Pascal(declared.Prefix),
            CSharp.Number(1L << i),
            SpelledIn(
                parts,
                dialect => $" xmlns:{declared.Prefix}=\"{XmlText.EscapeAttribute(dialect.UriOf(declared))}\"")))
            .ToEquatableArray();
        return new WriterView(
            parts.HintName("Writer"),
            names,
            namespaces,
            CSharp.Number((1L << namespaces.Count) - 1),
            Test(parts, static dialect => dialect.Prefixes),
            Test(parts, static dialect => dialect.Declare),
            wire.Call is null ? null : RootWrite(wire.Call, parts),
            wire.Event is null ? null : RootWrite(wire.Event, parts),
            reply?.AtRoot ?? false,
            reply?.AtUnit ?? false,
            reply?.AtPayload ?? false,
            reply is not null,
            reply is null
                ? ""
                : Spelled(names, prefixes => $"<{Spell(reply.Element, prefixes)}><{Spell(reply.Status, prefixes)}>"),
            reply is null ? "" : Spelled(names, prefixes => $"</{Spell(reply.Status, prefixes)}>"),
            reply?.Detail is null ? null : Spelled(names, prefixes => $"<{Spell(reply.Detail, prefixes)}>"),
            reply?.Detail is null ? "" : Spelled(names, prefixes => $"</{Spell(reply.Detail, prefixes)}>"),
            reply is null ? "" : Spelled(names, prefixes => $"</{Spell(reply.Element, prefixes)}>"),
            string.Join(" || ", new[] { wire.Event, wire.Call }.OfType<MessageModel>()
                .Select(static message => message.Unit.Local)
                .Where(static unit => unit.Length > 0)
                .Distinct().Select(static name => $"reader.LocalNameIs({CSharp.Utf8(name)})")))
        {
            SchemaPrefixes = SchemaPrefixes(parts.Model),
            SchemaDefaults = SchemaDefaults(parts.Model),
            OptionPlace = CSharp.Text(OptionPlace(wire)),
            OptionPlaceTest = OptionPlaceTest(parts),
            Answer = wire.Answer is null ? null : RootWrite(wire.Answer, parts),
            IsPartial = AnswerFiles.HasWriter(parts) || wire.Greeting is not null,
            AttributePrefixesTest = names.HasBareAttributes
                ? Test(parts, static dialect => dialect.AttributePrefixes)
                : null,
            Settings = Settings(parts),
            KeepsDialect = parts.Model.Dialects.Any(static dialect =>
                dialect.Option is not null || !dialect.Namespaces.IsEmpty || !dialect.Sets.IsEmpty)
                || (names.HasBareAttributes && wire.AllMessages().Any(static message => message.Id?.Prefix is not null)),
            Limits = parts.Model.Dialects.Where(static dialect => dialect.EventLimit is not null)
                .Select(static dialect => new DialectLimitView(
                    dialect.NameClr, CSharp.Text(dialect.Name), CSharp.Number(dialect.EventLimit!.Value)))
                .ToEquatableArray(),
        };
    }

    /// <summary>The fixed attributes that can be set, as properties of options.</summary>
    public static EquatableArray<SettingView> Settings(ProtocolParts parts) =>
        parts.Model.Wire.AllSettings().Select((setting, i) =>
        {
            IEnumerable<string> dialects = parts.Model.Dialects
                .Where(dialect => dialect.ValueOf(setting) != setting.Value)
                .Select(dialect => $"{dialect.ValueOf(setting)} in the dialect {dialect.Name}");
            string usual = string.Join(", ", dialects.Prepend(setting.Value));
            return new SettingView(
                setting.NameClr,
                SettingField(setting),
                CSharp.Number(i),
                Docs.Of(
                    setting.Facts, $"What documents say as {setting.Name}",
                    $"Null, the default, for what the dialect has: {usual}."),
                Docs.Obsolete(setting.Facts));
        }).ToEquatableArray();

    private static string Test(ProtocolParts parts, Func<DialectModel, bool> has)
    {
        string[] without = parts.Model.Dialects.Where(dialect => !has(dialect))
            .Select(dialect => $"dialect != {parts.Names.Prefix}Dialect.{dialect.NameClr}").ToArray();
        return without.Length == 0 ? "true" : string.Join(" && ", without);
    }

    /// <summary>The markup around payloads of one kind of message.</summary>
    public static RootWriteView RootWrite(MessageModel message, ProtocolParts parts)
    {
        ProtocolNames names = parts.Names;
        return new RootWriteView(
            parts.Namespaces.Of(message, message.Kind == "call" ? parts.Model.Wire.Reply : null),
            RootOpen(message, parts),
            Spelled(names, prefixes =>
                ">" + string.Concat(RootElements(message).Select(part => Element(part, 0, prefixes)))),
            Spelled(names, prefixes => $"</{Spell(message.Root, prefixes)}>"),
            Spelled(names, prefixes => UnitOpen(message, prefixes)),
            Spelled(names, prefixes => SelectorClose(message, prefixes)),
            Spelled(names, prefixes => $"</{Spell(message.Unit, prefixes)}>"),
            PayloadOpen(message, parts),
            message.NamesByElement ? "_payloadEnd" : Spelled(names, prefixes => $"</{Spell(message.Payload, prefixes)}>"),
            message.Option is null ? "" : SpelledIn(parts, dialect => $"<{OptionIn(dialect, message)}>"),
            message.Option is null ? "" : SpelledIn(parts, dialect => $"</{OptionIn(dialect, message)}>"))
        {
            HasUnit = message.Unit != NameModel.None,
            IdOpen = message.Id is { } id ? SpelledIn(parts, dialect => $" {dialect.SpellAttribute(id)}=\"") : null,
            HasEnvelope = !message.Properties.IsEmpty,
            HasBeside = !message.Properties.IsEmpty || RootElements(message).Any(),
        };
    }

    private static string OptionPlace(WireModel wire) => "../" + (wire.Call?.Option?.Local ?? "");

    /// <summary>The place of options in the writer's dialect; null when it is the same in all.</summary>
    private static string? OptionPlaceTest(ProtocolParts parts)
    {
        string usual = OptionPlace(parts.Model.Wire);
        DialectModel[] others = parts.Model.Dialects
            .Where(dialect => dialect.Option is { } option && "../" + option.Local != usual).ToArray();
        return others.Length == 0
            ? null
            : string.Concat(others.Select(dialect =>
                $"Dialect == {parts.Names.Prefix}Dialect.{dialect.NameClr} ? {CSharp.Text("../" + dialect.Option!.Local)} : "))
                + CSharp.Text(usual);
    }

    /// <summary>A test whether a child of the root is a fixed part; null when there is none.</summary>
    private static string? RootFixed(MessageModel? message)
    {
        string[] tests = RootElements(message).Select(static part => part.Path.Steps[0].Name.Local).Distinct()
            .Select(static name => $"Xml.LocalNameIs({CSharp.Utf8(name)})").ToArray();
        return tests.Length switch
        {
            0 => null,
            1 => tests[0],
            _ => $"({string.Join(" || ", tests)})",
        };
    }

    /// <summary>The namespaces that the schema's own fixed parts give names without a prefix.</summary>
    public static IEnumerable<string> Defaults(ProtocolModel model) => model.Wire.AllMessages()
        .SelectMany(static message => message.Fixed)
        .Concat(model.Shapes.SelectMany(static shape => shape.Fixed))
        .Concat(model.Resources.SelectMany(static resource => resource.Fixed))
        .Where(static part => part.Path.Attribute is { Prefix: null, Local: "xmlns" })
        .Select(static part => part.Value).OfType<string>().Distinct();

    private static string SchemaDefaults(ProtocolModel model) => NameList(Defaults(model));

    private static string OptionIn(DialectModel dialect, MessageModel message) =>
        dialect.Spell(dialect.Option ?? message.Option!);

    /// <summary>
    /// Statements that write the root's start tag up to its declarations, with the version of the first message.
    /// </summary>
    private static EquatableArray<string> RootOpen(MessageModel message, ProtocolParts parts)
    {
        CodeLines lines = new(2);
        List<FixedModel> attributes = message.Fixed
            .Where(static part => part.Path is { Steps.Count: 0, Attribute: not null }).ToList();
        string? version = parts.Model.VersionPath is { } path && path.StartsWith("@", StringComparison.Ordinal)
            ? Local(path)
            : null;
        FixedModel? stated = attributes.Find(part => part.Path.Attribute!.Local == version);
        List<FixedModel> set = attributes.FindAll(part => part.Setting is not null && part != stated);
        List<FixedModel> always = attributes.FindAll(part => !set.Contains(part));
        string all = SpelledIn(parts, dialect =>
            $"<{dialect.Spell(message.Root)}" + Attributes(always, dialect));
        if (version is null)
        {
            lines.Line($"Xml.WriteLiteral({all});");
        }
        else
        {
            string or = stated?.Setting is { } setting ? $" ?? {SettingField(setting)}" : "";
            lines.Line($"string? version = messages[0].Version{or};");
            lines.Block("if (version is null)", () => lines.Line($"Xml.WriteLiteral({all});"));
            lines.Block("else", () =>
            {
                string qualified = parts.Model.VersionPath!.Substring(1);
                string open = SpelledIn(parts, dialect =>
                    $"<{dialect.Spell(message.Root)} {(dialect.Prefixes ? qualified : version)}=\"");
                lines.Line($"Xml.WriteLiteral({open});");
                lines.Line("Xml.WriteAttributeText(version);");
                IEnumerable<FixedModel> others = always.Where(part => part != stated);
                string rest = SpelledIn(parts, dialect => "\"" + Attributes(others, dialect));
                lines.Line($"Xml.WriteLiteral({rest});");
            });
            lines.Blank();
        }

        foreach (string line in set.SelectMany(part => WriteSetting(parts, part, static _ => "")))
        {
            lines.Line(line);
        }

        return lines.ToLines();
    }

    /// <summary>
    /// Statements that write the payload's start tag up to its attributes: markup that nobody can set in one piece with
    /// the first attribute that somebody can.
    /// </summary>
    private static EquatableArray<string> PayloadOpen(MessageModel message, ProtocolParts parts)
    {
        List<FixedModel> attributes = PayloadParts(message).ToList();
        List<FixedModel> set = attributes.FindAll(static part => part.Setting is not null);
        string Open(DialectModel dialect) =>
            $"<{dialect.Spell(message.Payload)}" + Attributes(attributes.Except(set), dialect);
        return set.Count == 0
            ? new[] { $"Xml.WriteLiteral({SpelledIn(parts, Open)});" }.ToEquatableArray()
            : set.SelectMany((part, i) => WriteSetting(parts, part, i == 0 ? Open : static _ => "")).ToEquatableArray();
    }

    private static IEnumerable<string> WriteSetting(
        ProtocolParts parts, FixedModel part, Func<DialectModel, string> before)
    {
        string name = part.Path.Attribute!.Qualified;
        List<string> usual = Choices(parts, dialect => before(dialect) + Attributes([part], dialect));
        List<string> start = Choices(parts, dialect => before(dialect) + $" {name}=\"");
        return
        [
            "WriteSetting(",
            $"    {SettingField(part.Setting!)},",
            .. Argument(usual, ","),
            .. Argument(start, ");"),
        ];
    }

    private static IEnumerable<string> Argument(List<string> choices, string end) => choices.Select((choice, i) =>
        (i == 0 ? "    " : "        ") + choice + (i == choices.Count - 1 ? end : ""));

    private static string SettingField(SettingModel setting) => "_" + CSharp.Camel(setting.NameClr).TrimStart('@');

    private static string UnitOpen(MessageModel message, bool prefixes)
    {
        string unit = $"<{Spell(message.Unit, prefixes)}{Attributes(UnitParts(message), prefixes)}>";
        return $"{unit}<{Spell(message.Selector, prefixes)}>";
    }

    private static IEnumerable<FixedModel> UnitParts(MessageModel message) => message.Fixed.Where(part =>
        part.Path is { Attribute: not null, Steps.Count: 1 }
        && part.Path.Steps[0].Name.Local == message.Unit.Local);

    private static string SelectorClose(MessageModel message, bool prefixes) =>
        $"</{Spell(message.Selector, prefixes)}>"
        + string.Concat(UnitElements(message).Select(part => Element(part, 1, prefixes)));

    /// <summary>Fixed elements right in the root.</summary>
    public static IEnumerable<FixedModel> RootElements(MessageModel? message) => message is null
        ? []
        : message.Fixed.Where(part => part.Path is { Attribute: null, Steps.Count: 1 }
            && part.Path.Steps[0].Name.Local != message.Unit.Local
            && part.Path.Steps[0].Name.Local != message.Payload.Local);

    /// <summary>Fixed elements right in the unit.</summary>
    private static IEnumerable<FixedModel> UnitElements(MessageModel? message) => message is null
        ? []
        : message.Fixed.Where(part => part.Path is { Attribute: null, Steps.Count: 2 }
            && part.Path.Steps[0].Name.Local == message.Unit.Local
            && part.Path.Steps[1].Name.Local != message.Payload.Local);

    /// <summary>Fixed attributes of the payload: its name may be the first step, or follow the unit's.</summary>
    private static IEnumerable<FixedModel> PayloadParts(MessageModel message) => message.Fixed.Where(part =>
        part.Path.Attribute is not null && part.Path.Steps.Count is 1 or 2
        && part.Path.Steps.Count > 0 && part.Path.Steps[part.Path.Steps.Count - 1].Name.Local == message.Payload.Local
        && (part.Path.Steps.Count == 1 || part.Path.Steps[0].Name.Local == message.Unit.Local));

    /// <summary>Local names of attributes of payloads that belong to the kinds of messages.</summary>
    public static IEnumerable<string> PayloadAttributes(WireModel wire) => new[] { wire.Event, wire.Call }
        .OfType<MessageModel>().SelectMany(PayloadParts).Select(static part => part.Path.Attribute!.Local)
        .Concat(wire.Answer is null ? [] : RootAttributes(wire.Answer))
        .Distinct();

    /// <summary>Local names of attributes of a document element that have a meaning, but for the version.</summary>
    private static IEnumerable<string> RootAttributes(MessageModel message) => message.Fixed
        .Where(static part => part.Path is { Steps.Count: 0, Attribute: not null })
        .Select(static part => part.Path.Attribute!.Local)
        .Concat(message.Properties.SelectMany(static property => property.Paths)
            .Where(static path => path is { Steps.Count: 0, Attribute: not null })
            .Select(static path => path.Attribute!.Local))
        .Concat(message.Id is { } id ? [id.Local] : []);

    /// <summary>Local names of fixed attributes of units.</summary>
    private static IEnumerable<string> UnitAttributes(WireModel wire) => new[] { wire.Event, wire.Call }
        .OfType<MessageModel>().SelectMany(UnitParts).Select(static part => part.Path.Attribute!.Local).Distinct();

    /// <summary>The prefixes of the schema with blanks around each, a C# text.</summary>
    public static string SchemaPrefixes(ProtocolModel model) =>
        CSharp.Text($" {string.Join(" ", model.Namespaces.Select(static one => one.Prefix))} ");

    /// <summary>A list of names as a literal, with blanks around each.</summary>
    public static string NameList(IEnumerable<string> names) =>
        names.Any() ? CSharp.Utf8($" {string.Join(" ", names)} ") : "default";

    public static string Attributes(IEnumerable<FixedModel> parts, bool prefixes) => string.Concat(parts
        .Where(part => prefixes || part.Path.Attribute!.Prefix is null)
        .Select(static part => $" {part.Path.Attribute!.Qualified}=\"{XmlText.EscapeAttribute(part.Value ?? "")}\""));

    private static string Attributes(IEnumerable<FixedModel> parts, DialectModel dialect) =>
        Attributes(parts.Select(part => part with { Value = dialect.ValueOf(part) }), dialect.Prefixes);

    private static string Element(FixedModel part, int step, bool prefixes)
    {
        string name = Spell(part.Path.Steps[step].Name, prefixes);
        return part.Value is null ? $"<{name}/>" : $"<{name}>{XmlText.Escape(part.Value)}</{name}>";
    }

    public static string Spell(NameModel name, bool prefixes) => prefixes ? name.Qualified : name.Local;

    private static string Local(string versionPath) =>
        versionPath.Substring(versionPath.LastIndexOfAny(['@', ':']) + 1);

    /// <summary>
    /// A UTF-8 literal that dialects can have each in their own way: a literal where all have it alike, the usual choice
    /// where prefixes make the difference, or a choice by the dialect.
    /// </summary>
    public static string SpelledIn(ProtocolParts parts, Func<DialectModel, string> markup) =>
        string.Join(" ", Choices(parts, markup));

    /// <summary>The same in pieces for several lines.</summary>
    private static List<string> Choices(ProtocolParts parts, Func<DialectModel, string> markup)
    {
        EquatableArray<DialectModel> dialects = parts.Model.Dialects;
        string usual = markup(dialects[0]);
        if (dialects.All(one => markup(one) == markup(dialects.First(other => other.Prefixes == one.Prefixes))))
        {
            return
            [
                Spelled(
                    parts.Names,
                    prefixes => markup(dialects.FirstOrDefault(one => one.Prefixes == prefixes) ?? dialects[0])),
            ];
        }

        return
        [
            .. dialects.Where(one => markup(one) != usual).Select((one, i) =>
                (i == 0 ? "" : ": ")
                + $"Dialect == {parts.Names.Prefix}Dialect.{one.NameClr} ? {CSharp.Utf8(markup(one))}"),
            ": " + CSharp.Utf8(usual),
        ];
    }

    /// <summary>A UTF-8 literal in the spelling of the writer's dialect.</summary>
    public static string Spelled(ProtocolNames protocol, Func<bool, string> markup, string writer = "")
    {
        string first = CSharp.Utf8(markup(protocol.HasPrefixes));
        string second = CSharp.Utf8(markup(!protocol.HasPlain));
        return first == second ? first : $"{writer}Prefixes ? {first} : {second}";
    }
}

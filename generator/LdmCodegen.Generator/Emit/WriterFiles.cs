using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>The writer of documents, and the markup around payloads.</summary>
internal static class WriterFiles
{
    public static WriterView Of(ProtocolParts parts)
    {
        WireModel wire = parts.Model.Wire;
        ProtocolNames names = parts.Names;
        ReplyModel? reply = wire.Reply;
        EquatableArray<NamespaceView> namespaces = parts.Model.Namespaces
            .Select((declared, i) => new NamespaceView(
            CSharp.Pascal(declared.Prefix),
            CSharp.Number(1L << i),
            Spelling.ByDialect(
                parts,
                dialect => Declaration(declared, dialect))))
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
                : Spelling.Of(names, prefixes =>
                    $"<{Spelling.NameOf(reply.Element, prefixes)}><{Spelling.NameOf(reply.Status, prefixes)}>"),
            reply is null ? "" : Spelling.Of(names, prefixes => $"</{Spelling.NameOf(reply.Status, prefixes)}>"),
            reply?.Detail is null ? null : Spelling.Of(names, prefixes => $"<{Spelling.NameOf(reply.Detail, prefixes)}>"),
            reply?.Detail is null ? "" : Spelling.Of(names, prefixes => $"</{Spelling.NameOf(reply.Detail, prefixes)}>"),
            reply is null ? "" : Spelling.Of(names, prefixes => $"</{Spelling.NameOf(reply.Element, prefixes)}>"),
            string.Join(" || ", new[] { wire.Event, wire.Call }.OfType<MessageModel>()
                .Select(static message => message.Unit.Local)
                .Where(static unit => unit.Length > 0)
                .Distinct().Select(static name => $"reader.LocalNameIs({CSharp.Utf8(name)})")))
        {
            SchemaPrefixes = KnownNames.Prefixes(parts.Model),
            SchemaDefaults = KnownNames.DefaultsList(parts.Model),
            OptionPlace = CSharp.Text(KnownNames.OptionPlace(wire)),
            OptionPlaceTest = OptionPlaceTest(parts),
            Answer = wire.Answer is null ? null : RootWrite(wire.Answer, parts),
            IsPartial = AnswerFiles.HasWriter(parts) || wire.Greeting is not null,
            AttributePrefixesTest = names.HasBareAttributes
                ? Test(parts, static dialect => dialect.AttributePrefixes)
                : null,
            Settings = SettingFiles.Of(parts),
            KeepsDialect = parts.Model.Dialects.Any(static dialect =>
                dialect.Option is not null || !dialect.Namespaces.IsEmpty || !dialect.Sets.IsEmpty)
                || (names.HasBareAttributes && wire.AllMessages().Any(static message => message.Id?.Prefix is not null)),
            DeclarationSets = DeclarationSets(parts).ToEquatableArray(),
            FirstDialect = parts.Model.Dialects[0].NameClr,
            Limits = parts.Model.Dialects.Where(static dialect => dialect.EventLimit is not null)
                .Select(static dialect => new DialectLimitView(
                    dialect.NameClr, CSharp.Text(dialect.Name), CSharp.Number(dialect.EventLimit!.Value)))
                .ToEquatableArray(),
        };
    }

    private static IEnumerable<DeclarationSetView> DeclarationSets(ProtocolParts parts)
    {
        DialectModel dialect = parts.Model.Dialects[0];
        if (parts.Model.Wire.Event is not { } message || !dialect.Declare)
        {
            return [];
        }

        return NamespaceUse.Sets(
                message,
                parts.Events.Select(static x => x.Event.Shape.Shape).Distinct().Select(parts.Layout),
                parts.Model.Resources)
            .Where(static prefixes => prefixes.Count > 1)
            .GroupBy(parts.Namespaces.Flags)
            .OrderBy(static set => set.First().Count)
            .Select(set => new DeclarationSetView(set.Key, CSharp.Utf8Pieces(string.Concat(
                parts.Model.Namespaces.Where(one => set.First().Contains(one.Prefix)).Select(one => Declaration(one, dialect))))
                .ToEquatableArray()));
    }

    private static string Declaration(NamespaceModel declared, DialectModel dialect) =>
        $" xmlns:{declared.Prefix}=\"{XmlText.EscapeAttribute(dialect.UriOf(declared))}\"";

    /// <summary>The statements that write what stands before the payload's attributes, with a known name.</summary>
    public static EquatableArray<string> MessageStart(MessageModel message, string name, ProtocolNames protocol)
    {
        if (message.NamesByElement)
        {
            string start = CSharp.Utf8("<" + name);
            return new[] { $"        writer.BeginPayload({start}, {CSharp.Utf8($"</{name}>")});" }.ToEquatableArray();
        }

        string literal = Spelling.Of(
            protocol,
            prefixes => UnitOpen(message, prefixes) + XmlText.Escape(name) + SelectorClose(message, prefixes),
            "writer.");
        return new[] { $"        writer.Xml.WriteLiteral({literal});" }.ToEquatableArray();
    }

    /// <summary>The markup around payloads of one kind of message.</summary>
    public static RootWriteView RootWrite(MessageModel message, ProtocolParts parts)
    {
        ProtocolNames names = parts.Names;
        return new RootWriteView(
            parts.Namespaces.Of(message, message.Kind == "call" ? parts.Model.Wire.Reply : null),
            RootOpen(message, parts),
            Spelling.Of(names, prefixes =>
                ">" + string.Concat(FixedParts.InRoot(message).Select(part => Spelling.Element(part, 0, prefixes)))),
            Spelling.Of(names, prefixes => $"</{Spelling.NameOf(message.Root, prefixes)}>"),
            Spelling.Of(names, prefixes => UnitOpen(message, prefixes)),
            Spelling.Of(names, prefixes => SelectorClose(message, prefixes)),
            Spelling.Of(names, prefixes => $"</{Spelling.NameOf(message.Unit, prefixes)}>"),
            PayloadOpen(message, parts),
            message.NamesByElement
                ? "_payloadEnd"
                : Spelling.Of(names, prefixes => $"</{Spelling.NameOf(message.Payload, prefixes)}>"),
            message.Option is null ? "" : Spelling.ByDialect(parts, dialect => $"<{OptionIn(dialect, message)}>"),
            message.Option is null ? "" : Spelling.ByDialect(parts, dialect => $"</{OptionIn(dialect, message)}>"))
        {
            HasUnit = message.Unit != NameModel.None,
            IdOpen = message.Id is { } id ? Spelling.ByDialect(parts, dialect => $" {dialect.SpellAttribute(id)}=\"") : null,
            HasEnvelope = !message.Properties.IsEmpty,
            HasBeside = !message.Properties.IsEmpty || FixedParts.InRoot(message).Any(),
        };
    }

    /// <summary>
    /// Statements that write the root's start tag up to its declarations, with the version of the first message.
    /// </summary>
    private static EquatableArray<string> RootOpen(MessageModel message, ProtocolParts parts)
    {
        CodeLines lines = new(2);
        List<FixedModel> attributes = message.Fixed
            .Where(static part => part.Path is { Steps.Count: 0, Attribute: not null }).ToList();
        string? version = KnownNames.VersionAttribute(parts.Model);
        FixedModel? stated = attributes.Find(part => part.Path.Attribute!.Local == version);
        List<FixedModel> set = attributes.FindAll(part => part.Setting is not null && part != stated);
        List<FixedModel> always = attributes.FindAll(part => !set.Contains(part));
        string all = Spelling.ByDialect(parts, dialect =>
            $"<{dialect.Spell(message.Root)}" + Spelling.Attributes(always, dialect));
        if (version is null)
        {
            lines.Line($"Xml.WriteLiteral({all});");
        }
        else
        {
            string or = stated?.Setting is { } setting ? $" ?? {SettingFiles.Field(setting)}" : "";
            lines.Line($"string? version = messages[0].Version{or};");
            lines.Block($"if ({IsUsual(parts, stated)})", () => lines.Line($"Xml.WriteLiteral({all});"));
            lines.Block("else", () =>
            {
                string qualified = parts.Model.VersionPath!.Substring(1);
                string open = Spelling.ByDialect(parts, dialect =>
                    $"<{dialect.Spell(message.Root)} {(dialect.Prefixes ? qualified : version)}=\"");
                lines.Line($"Xml.WriteLiteral({open});");
                lines.Line("Xml.WriteAttributeText(version);");
                IEnumerable<FixedModel> others = always.Where(part => part != stated);
                string rest = Spelling.ByDialect(parts, dialect => "\"" + Spelling.Attributes(others, dialect));
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

    /// <summary>A test that the version is the one that the dialect writes anyway.</summary>
    private static string IsUsual(ProtocolParts parts, FixedModel? stated)
    {
        DialectModel first = parts.Model.Dialects[0];
        if (stated is null || first.ValueOf(stated) is not { } usual)
        {
            return "version is null";
        }

        return parts.Model.Dialects.All(dialect => dialect.ValueOf(stated) == usual)
            ? $"version is null or {CSharp.Text(usual)}"
            : $"version is null || (version == {CSharp.Text(usual)} && Dialect == {parts.Names.Prefix}Dialect.{first.NameClr})";
    }

    /// <summary>
    /// Statements that write the payload's start tag up to its attributes: markup that nobody can set in one piece with
    /// the first attribute that somebody can.
    /// </summary>
    private static EquatableArray<string> PayloadOpen(MessageModel message, ProtocolParts parts)
    {
        List<FixedModel> attributes = FixedParts.OfPayload(message).ToList();
        List<FixedModel> set = attributes.FindAll(static part => part.Setting is not null);
        string Open(DialectModel dialect) =>
            $"<{dialect.Spell(message.Payload)}" + Spelling.Attributes(attributes.Except(set), dialect);
        return set.Count == 0
            ? new[] { $"Xml.WriteLiteral({Spelling.ByDialect(parts, Open)});" }.ToEquatableArray()
            : set.SelectMany((part, i) => WriteSetting(parts, part, i == 0 ? Open : static _ => "")).ToEquatableArray();
    }

    private static IEnumerable<string> WriteSetting(
        ProtocolParts parts, FixedModel part, Func<DialectModel, string> before)
    {
        string name = part.Path.Attribute!.Qualified;
        List<string> usual = Spelling.Choices(parts, dialect => before(dialect) + Spelling.Attributes([part], dialect));
        List<string> start = Spelling.Choices(parts, dialect => before(dialect) + $" {name}=\"");
        return
        [
            "WriteSetting(",
            $"    {SettingFiles.Field(part.Setting!)},",
            .. Argument(usual, ","),
            .. Argument(start, ");"),
        ];
    }

    private static IEnumerable<string> Argument(List<string> choices, string end) => choices.Select((choice, i) =>
        (i == 0 ? "    " : "        ") + choice + (i == choices.Count - 1 ? end : ""));

    private static string UnitOpen(MessageModel message, bool prefixes)
    {
        string unit = Spelling.NameOf(message.Unit, prefixes);
        string attributes = Spelling.Attributes(FixedParts.OfUnit(message), prefixes);
        return $"<{unit}{attributes}><{Spelling.NameOf(message.Selector, prefixes)}>";
    }

    private static string SelectorClose(MessageModel message, bool prefixes) =>
        $"</{Spelling.NameOf(message.Selector, prefixes)}>"
        + string.Concat(FixedParts.InUnit(message).Select(part => Spelling.Element(part, 1, prefixes)));

    /// <summary>The place of options in the writer's dialect; null when it is the same in all.</summary>
    private static string? OptionPlaceTest(ProtocolParts parts)
    {
        string usual = KnownNames.OptionPlace(parts.Model.Wire);
        DialectModel[] others = parts.Model.Dialects
            .Where(dialect => dialect.Option is { } option && "../" + option.Local != usual).ToArray();
        return others.Length == 0
            ? null
            : string.Concat(others.Select(dialect =>
                $"Dialect == {parts.Names.Prefix}Dialect.{dialect.NameClr} ? {CSharp.Text("../" + dialect.Option!.Local)} : "))
                + CSharp.Text(usual);
    }

    private static string OptionIn(DialectModel dialect, MessageModel message) =>
        dialect.Spell(dialect.Option ?? message.Option!);

    private static string Test(ProtocolParts parts, Func<DialectModel, bool> has)
    {
        string[] without = parts.Model.Dialects.Where(dialect => !has(dialect))
            .Select(dialect => $"dialect != {parts.Names.Prefix}Dialect.{dialect.NameClr}").ToArray();
        return without.Length == 0 ? "true" : string.Join(" && ", without);
    }
}

using System.Buffers;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Writes messages of a schema read at run time, as generated writers do.</summary>
internal sealed partial class DocumentWriter
{
    private readonly InterpretedSchema _schema;
    private readonly DialectModel _dialect;
    private readonly WireSpelling _values;
    private readonly Spelling _spelling;
    private readonly ContentWriter _contents;

    private DocumentWriter(InterpretedSchema schema, DialectModel dialect, WireSpelling values)
    {
        _schema = schema;
        _dialect = dialect;
        _values = values;
        _spelling = new Spelling(schema.Model, dialect);
        _contents = new ContentWriter(schema, _spelling);
    }

    /// <summary>Writes one document: requests, replies or events.</summary>
    public static void Write(
        InterpretedSchema schema, IBufferWriter<byte> output, ReadOnlySpan<DynamicMessage> messages, WireSpelling spelling)
    {
        DialectModel dialect = schema.Model.Dialects[spelling.Dialect];
        if (messages[0].Kind is not MessageKind.Event || dialect.EventLimit is not { } limit)
        {
            Write(schema, output, messages, dialect, spelling);
            return;
        }

        ArrayBufferWriter<byte> document = new();
        Write(schema, document, messages, dialect, spelling);
        if (document.WrittenCount > limit)
        {
            throw new EventTooLongException(messages[0].Name, document.WrittenCount, limit, dialect.Name);
        }

        output.Write(document.WrittenSpan);
    }

    private static void Write(
        InterpretedSchema schema, IBufferWriter<byte> output, ReadOnlySpan<DynamicMessage> messages, DialectModel dialect,
        WireSpelling spelling)
    {
        WireModel wire = schema.Model.Wire;
        MessageModel? layout = messages[0].Kind switch
        {
            MessageKind.Event => wire.Event,
            MessageKind.Reply => wire.Answer ?? wire.Call,
            MessageKind.Greeting => null,
            _ => wire.Call,
        };
        if (messages is [{ Xml.IsEmpty: false } raw])
        {
            WriteRaw(output, raw, layout);
            return;
        }

        Utf8XmlWriter xml = new(output);
        DocumentWriter writer = new(schema, dialect, spelling);
        if (layout is null)
        {
            writer.Greeting(messages[0]).WriteContent(ref xml);
        }
        else if (layout.Kind == "reply")
        {
            writer.Answer(messages[0], layout).WriteContent(ref xml);
        }
        else if (RawFrame.Of(messages, layout) is { } frame)
        {
            // What stands around a message that is kept as it came stays as it is.
            xml.WriteRaw(frame.Start);
            writer.Units(messages, layout, frame).WriteContent(ref xml);
            xml.WriteRaw(frame.End);
        }
        else
        {
            writer.Root(messages, layout).Write(ref xml);
        }

        xml.Flush();
    }

    private static void WriteRaw(IBufferWriter<byte> output, DynamicMessage raw, MessageModel? layout)
    {
        if (raw.CorrelationId is { } id && layout?.Id is { } name)
        {
            WriteIdentified(output, raw.Xml.Utf8.Span, id, name);
            return;
        }

        output.Write(raw.Xml.Utf8.Span);
    }

    private OutElement Root(ReadOnlySpan<DynamicMessage> messages, MessageModel layout)
    {
        OutElement inner = new("");
        foreach (FixedModel part in FixedParts.InRoot(layout))
        {
            AddFixed(inner, part, step: 0, messages[0].Unknown, "../..");
        }

        OutElement envelope = Envelope(messages[0], layout);
        inner.TakeContentOf(envelope);
        inner.TakeContentOf(Units(messages, layout, frame: null));
        if (messages[0].Kind is MessageKind.Reply && _schema.Model.Wire.Reply is { AtRoot: true })
        {
            bool succeeded = !messages.ToArray().Any(message => !message.Outcome.Succeeded);
            AddLevel(inner, Or(messages[0].Outcome.Root, succeeded));
        }

        foreach (DynamicMessage message in messages)
        {
            AddUnknown(inner, message, "../..");
        }

        return Around(inner, layout, messages[0], envelope);
    }

    private OutElement Units(ReadOnlySpan<DynamicMessage> messages, MessageModel layout, RawFrame? frame)
    {
        OutElement inner = new("");
        OutElement? unit = null;
        bool unitSucceeded = true;
        for (int i = 0; i < messages.Length; i++)
        {
            DynamicMessage message = messages[i];
            if (!message.Xml.IsEmpty)
            {
                _spelling.UseAll();
                inner.Add(RawFrame.UnitIn(frame, message.Xml, layout, _schema));
                continue;
            }

            if (unit is null || !message.ContinuesUnit)
            {
                unit = layout.NamesByElement ? inner : StartUnit(inner, layout, message);
                unitSucceeded = true;
            }

            AddPayloads(unit, layout, message);
            unitSucceeded &= message.Kind is not MessageKind.Reply || message.Outcome.Succeeded;
            bool isLast = i == messages.Length - 1 || !messages[i + 1].ContinuesUnit;
            if (isLast && message.Kind is MessageKind.Reply && _schema.Model.Wire.Reply is { AtUnit: true })
            {
                AddLevel(unit, Or(message.Outcome.Unit, unitSucceeded));
            }

            AddUnknown(unit, message, "..");
        }

        return inner;
    }

    /// <summary>The root comes last: only then it is known which prefixes it has to declare.</summary>
    private OutElement Around(OutElement inner, MessageModel layout, DynamicMessage first, OutElement envelope)
    {
        OutElement root = new(_spelling.Name(layout.Root));
        string? versionName = _schema.Model.VersionPath is { } path && path.StartsWith('@') ? path[1..] : null;
        FixedModel[] parts = [.. FixedParts.OfRoot(layout)];
        FixedModel? stated = Array.Find(parts, part => part.Path.Attribute!.Qualified == versionName);
        string? set = stated is null ? null : SetValue(stated);
        bool isUsual = versionName is null || (first.Version is null && !first.StatesNoVersion && set is null);
        if (!isUsual && (first.Version ?? (first.StatesNoVersion ? null : set)) is { } version)
        {
            root.AddAttribute(versionName!, version);
        }

        foreach (FixedModel part in LastSettings(parts.Where(part => isUsual || part != stated), stated))
        {
            _spelling.AddFixed(root, part.Path.Attribute!, ValueOf(part));
        }

        string? idName = layout.Id is { } id && first.CorrelationId is not null ? _spelling.AttributeName(id) : null;
        AddDeclarations(root);
        if (idName is not null)
        {
            root.AddAttribute(idName, first.CorrelationId!);
        }

        root.TakeAttributesOf(envelope);
        ContentWriter.AddKept(root, first.Unknown, layout.NamesByElement ? ".." : "../..");
        root.TakeContentOf(inner);
        return root;
    }

    private void AddDeclarations(OutElement root)
    {
        foreach (NamespaceModel declared in _spelling.Declarations)
        {
            root.AddAttribute("xmlns:" + declared.Prefix, declared.Uri);
        }
    }

    /// <summary>Attributes that can be set stand after the others, except the version.</summary>
    private static IEnumerable<FixedModel> LastSettings(IEnumerable<FixedModel> parts, FixedModel? stated) =>
        parts.OrderBy(part => part.Setting is not null && part != stated);

    private string ValueOf(FixedModel part) => SetValue(part) ?? _dialect.ValueOf(part) ?? "";

    /// <summary>What a fixed attribute is set to say; null when it is not.</summary>
    private string? SetValue(FixedModel part) => part.Setting is null
        ? null
        : _values.ValueOf(_schema.Model.Wire.AllSettings().ToList().FindIndex(one => one.Name == part.Setting.Name));

    private OutElement StartUnit(OutElement root, MessageModel layout, DynamicMessage message)
    {
        OutElement unit = root.AddElement(_spelling.Name(layout.Unit));
        foreach (FixedModel part in FixedParts.OfUnit(layout))
        {
            _spelling.AddFixed(unit, part.Path.Attribute!, part.Value ?? "");
        }

        ContentWriter.AddKept(unit, message.Unknown, "..");
        OutElement selector = unit.AddElement(_spelling.Name(layout.Selector));
        ContentWriter.AddKept(selector, message.Unknown, "../" + layout.Selector.Local);
        selector.Add(message.Name);
        foreach (FixedModel part in FixedParts.InUnit(layout))
        {
            AddFixed(unit, part, step: 1, message.Unknown, "..");
        }

        if (layout.Option is { } option && OptionText.Of(message) is { } text)
        {
            OutElement options = unit.AddElement(_spelling.OptionName(option));
            ContentWriter.AddKept(options, message.Unknown, "../" + option.Local);
            options.Add(text);
        }

        return unit;
    }

    private void AddPayloads(OutElement unit, MessageModel layout, DynamicMessage message)
    {
        if (message.Parts.Count > 0)
        {
            foreach (DynamicMessage part in message.Parts)
            {
                AddPayloads(unit, layout, part);
            }

            return;
        }

        bool spreads = message.Shape is { Occurs: Occurs.Many } use && _schema.Layout(use.Shape).Object.Parent is null;
        if (!spreads || message.Objects.Count == 0)
        {
            AddPayload(unit, layout, message, content: null, withStatus: true);
            return;
        }

        for (int i = 0; i < message.Objects.Count; i++)
        {
            AddPayload(unit, layout, message, message.Objects[i], withStatus: i == message.Objects.Count - 1);
        }
    }

    private void AddPayload(
        OutElement unit, MessageModel layout, DynamicMessage message, Content? content, bool withStatus)
    {
        OutElement payload = new(layout.NamesByElement ? message.Name : _spelling.Name(layout.Payload));
        List<UnknownContent> unknown = (content ?? message.Content)?.Unknown ?? [];
        FillPayload(payload, layout, message, content);
        if (!withStatus || message.Kind is not MessageKind.Reply || _schema.Model.Wire.Reply is not { AtPayload: true }
            || message.Outcome.SaysNothing)
        {
            unit.Add(payload, unknown, "");
            return;
        }

        ReplyOutcome outcome = message.Outcome;
        AddLevel(payload, outcome.Payloads.Count > 0
            ? outcome.Payloads[0]
            : Level(outcome.Succeeded, outcome.Messages));
        foreach (string warning in outcome.Warnings)
        {
            AddLevel(payload, Level(true, [warning]));
        }

        unit.Add(payload, unknown, "");
        for (int i = 1; i < outcome.Payloads.Count; i++)
        {
            AddLevel(unit.AddElement(_spelling.Name(layout.Payload)), outcome.Payloads[i]);
        }
    }

    private void FillPayload(OutElement payload, MessageModel layout, DynamicMessage message, Content? content)
    {
        if (message.Unknown.Count > 0)
        {
            _spelling.UseAll();
        }

        foreach (FixedModel part in LastSettings(FixedParts.OfPayload(layout), stated: null))
        {
            _spelling.AddFixed(payload, part.Path.Attribute!, ValueOf(part));
        }

        FillContent(payload, message, content);
    }

    private void FillContent(OutElement payload, DynamicMessage message, Content? content)
    {
        if (content is not null)
        {
            _contents.Fill(payload, content);
        }
        else if (message.Shape is { Occurs: Occurs.Many })
        {
            _contents.Fill(payload, message.Content!, message.Objects);
        }
        else if (message.Content is { } only)
        {
            _contents.Fill(payload, only);
        }
    }

    private void AddLevel(OutElement parent, ReplyLevel level)
    {
        ReplyModel reply = _schema.Model.Wire.Reply!;
        OutElement element = new(_spelling.Name(reply.Element));
        bool isOk = level.Status.Equals(reply.Ok, StringComparison.OrdinalIgnoreCase);
        element.AddElement(_spelling.Name(reply.Status)).Add(
            isOk == level.Succeeded && level.Status.Length > 0 ? level.Status : level.Succeeded ? reply.Ok : reply.Failed);
        foreach (string message in reply.Detail is null ? [] : level.Messages)
        {
            element.AddElement(_spelling.Name(reply.Detail!)).Add(message);
        }

        foreach (UnknownContent unknown in level.Unknown.Where(unknown => unknown is { Parent: "", IsAttributes: false }))
        {
            _spelling.UseAll();
            element.Add(unknown.Xml);
        }

        parent.Add(element, level.Unknown, "");
    }

    private ReplyLevel Or(ReplyLevel? level, bool succeeded) =>
        level is not null && level.Succeeded == succeeded ? level : Level(succeeded, []);

    private ReplyLevel Level(bool succeeded, IReadOnlyList<string> messages)
    {
        ReplyModel reply = _schema.Model.Wire.Reply!;
        return new ReplyLevel(succeeded ? reply.Ok : reply.Failed, succeeded, [.. messages]);
    }

    private void AddFixed(
        OutElement parent, FixedModel part, int step, IEnumerable<UnknownContent> unknown, string place)
    {
        NameModel name = part.Path.Steps[step].Name;
        OutElement element = parent.AddElement(_spelling.Name(name));
        ContentWriter.AddKept(element, unknown, $"{place}/{name.Local}");
        if (part.Value is { } value)
        {
            element.Add(value);
        }
    }

    private void AddUnknown(OutElement element, DynamicMessage message, string parent)
    {
        foreach (UnknownContent unknown in message.Unknown.Where(unknown => unknown.Parent == parent && !unknown.IsAttributes))
        {
            _spelling.UseAll();
            element.Add(unknown.Xml);
        }
    }
}

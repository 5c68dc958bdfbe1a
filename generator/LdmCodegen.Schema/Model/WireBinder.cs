using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds <c>wire</c>: layouts of messages, the reply, the bag.</summary>
internal static class WireBinder
{
    public static WireModel Bind(Declarations all)
    {
        EquatableArray<FixedModel> common = all.Part("wire") is { } wire ? OfMessages(all, wire) : default;
        return new WireModel(
            BindMessage(all, "call", common),
            BindMessage(all, "event", common),
            BindReply(all.WirePart("reply")),
            BindBag(all))
        {
            Answer = BindMessage(all, "reply", common),
            Outcome = AnswerBinder.Outcome(all),
            Greeting = AnswerBinder.Greeting(all),
        };
    }

    /// <summary>The fixed parts that an element states itself, as written.</summary>
    public static EquatableArray<FixedModel> Fixed(SchemaElement parent) => Collector.Usable(parent)
        .Where(child => child.Name == "fixed")
        .Select(child => BindFixed(child, new PathModel(default, null)))
        .OfType<FixedModel>()
        .ToEquatableArray();

    /// <summary>The same with the names by which their values can be set.</summary>
    private static EquatableArray<FixedModel> OfMessages(Declarations all, SchemaElement parent) => Collector.Usable(parent)
        .Where(child => child.Name == "fixed")
        .Select(child => BindFixed(child, new PathModel(default, null)) is { } part
            ? part with { Setting = BindSetting(all, child) }
            : null)
        .OfType<FixedModel>()
        .ToEquatableArray();

    private static SettingModel? BindSetting(Declarations all, SchemaElement element) =>
        Attributes.Value(element, "name") is { } name && Attributes.Value(element, "value") is { } value
            ? new SettingModel(
                name, element.Value("csharp") ?? Naming.Pascal(name), value, FactsBinder.Bind(all, element))
            : null;

    /// <summary>A fixed part under an anchor; null when its path is none or an attribute has no value.</summary>
    public static FixedModel? BindFixed(SchemaElement element, PathModel anchor)
    {
        EquatableArray<PathModel> paths = Places.Resolve(anchor, Attributes.Value(element, "path"));
        string? value = element.Value("value");
        return paths.Count == 1 && (paths[0].Attribute is null || value is not null)
            ? new FixedModel(paths[0], value)
            : null;
    }

    private static MessageModel? BindMessage(Declarations all, string kind, EquatableArray<FixedModel> common)
    {
        if (all.Message(kind) is not { IsRejected: false } message)
        {
            return null;
        }

        bool hasUnit = AnswerBinder.HasUnit(message);
        NameModel unit = (hasUnit ? Name(message.Element, "unit") : null) ?? NameModel.None;
        NameModel selector = (hasUnit ? Name(message.Element, "selector") : null) ?? NameModel.None;
        NameModel? option = hasUnit ? Name(message.Element, "option") : null;
        NameModel payload = (hasUnit ? Name(message.Element, "payload") : null) ?? NameModel.None;
        NameModel[] inUnit = option is null ? [selector, payload] : [selector, payload, option];
        FixedModel[] own = OfMessages(all, message.Element).Select(part => InUnit(part, unit, inUnit)).ToArray();
        IEnumerable<FixedModel> others = common
            .Select(part => InUnit(part, unit, inUnit))
            .Where(part => own.All(stated => Places.Key(stated.Path) != Places.Key(part.Path)));
        return new MessageModel(
            message.Name,
            Name(message.Element, "root")!,
            unit,
            selector,
            option,
            NameSyntax.Words(message.Value("option-also")).Select(NameSyntax.ParseXmlName).OfType<NameModel>()
                .ToEquatableArray(),
            payload,
            own.Concat(others).ToEquatableArray())
        {
            NamesByElement = AnswerBinder.NamesByElement(message),
            Id = message.Value("id") is { } id ? NameSyntax.ParseXmlAttribute(id) : null,
            Properties = ProtocolBinder.Accepted(message.Members)
                .Select(property => ContentBinder.BindProperty(all, property, message, new PathModel(default, null)))
                .OfType<PropertyModel>().ToEquatableArray(),
        };
    }

    /// <summary>A path that begins at a part of the unit stands in the unit.</summary>
    private static FixedModel InUnit(FixedModel part, NameModel unit, NameModel[] inUnit)
    {
        EquatableArray<StepModel> steps = part.Path.Steps;
        if (steps.IsEmpty || inUnit.All(name => name.Local != steps[0].Name.Local))
        {
            return part;
        }

        PathModel path = new(steps.Prepend(new StepModel(unit, null)).ToEquatableArray(), part.Path.Attribute);
        return part with { Path = path };
    }

    private static ReplyModel? BindReply(SchemaElement? reply)
    {
        if (reply is null)
        {
            return null;
        }

        string[] levels = NameSyntax.Words(Attributes.Value(reply, "levels") ?? "root unit payload");
        return new ReplyModel(
            Name(reply, "element")!, levels.Contains("root"), levels.Contains("unit"), levels.Contains("payload"),
            Name(reply, "status")!, Attributes.Value(reply, "ok") ?? "success",
            Attributes.Value(reply, "failed") ?? "failure", Name(reply, "detail"));
    }

    private static BagModel? BindBag(Declarations all)
    {
        if (all.WirePart("bag") is not { } bag)
        {
            return null;
        }

        NameModel? entry = Name(bag, "entry");
        NameModel? key = entry is null
            ? null
            : NameSyntax.ParseXmlAttribute(Attributes.Value(bag, "key") ?? "@key");
        return new BagModel(
            Name(bag, "item")!, Name(bag, "selector")!, entry, key, Attributes.Bool(bag, "fold"),
            Attributes.Bool(bag, "child-entries"),
            ProtocolBinder.Accepted(all.Nested).Select(nested => BindNested(all, nested)).FirstOrDefault());
    }

    private static NestedModel BindNested(Declarations all, Declared nested) => new(
        nested.Name, nested.NameClr, Name(nested.Element, "element")!, FactsBinder.Bind(all, nested.Element));

    private static NameModel? Name(SchemaElement element, string attribute) =>
        Attributes.Value(element, attribute) is { } text ? NameSyntax.ParseXmlName(text) : null;
}

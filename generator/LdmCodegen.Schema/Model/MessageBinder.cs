using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds event groups, events, actions and examples.</summary>
internal sealed class MessageBinder
{
    private readonly Declarations _all;
    private readonly HashSet<string> _shapes;

    public MessageBinder(Declarations all, EquatableArray<ShapeModel> shapes)
    {
        _all = all;
        _shapes = new HashSet<string>(shapes.Select(shape => shape.Name), StringComparer.Ordinal);
    }

    /// <summary>Every use of a shape with the element whose attribute says it, and that attribute's name.</summary>
    public static IEnumerable<(string Shape, SchemaElement Element, string Attribute)> Uses(Declarations all)
    {
        foreach (Declared message in all.Actions.Concat(all.Events))
        {
            string[] attributes = message.Element.Name == "event" ? ["shape"] : ["request", "reply"];
            foreach (string attribute in attributes)
            {
                SchemaElement? stated = Stating(all, message, attribute);
                string? text = Attributes.Value(stated, attribute);
                if (text is not null || stated is null)
                {
                    string shape = TypeSyntax.SplitUse(text ?? ShapeBinder.Nothing).Shape;
                    yield return (shape, stated ?? message.Element, attribute);
                }
            }
        }
    }

    /// <summary>The use of a shape under an attribute of a message; null when it is not of its syntax.</summary>
    public static string? UseText(Declarations all, Declared message, string attribute)
    {
        SchemaElement? stated = Stating(all, message, attribute);
        return stated is null ? ShapeBinder.Nothing : Attributes.Value(stated, attribute);
    }

    public EquatableArray<ActionModel> Actions()
    {
        List<ActionModel> actions = [];
        foreach (Declared action in ProtocolBinder.Accepted(_all.Actions))
        {
            if (Use(action, "request") is { } request && Use(action, "reply") is { } reply)
            {
                actions.Add(new ActionModel(
                    action.Name, action.NameClr, request, reply,
                    ProtocolBinder.Accepted(action.Members).Select(BindOption).OfType<OptionModel>()
                        .ToEquatableArray(),
                    Known(action.Value("emits"), _all.Events),
                    Attributes.Bool(action.Element, "safe"),
                    FactsBinder.Bind(_all, action.Element)));
            }
        }

        return actions.ToEquatableArray();
    }

    public EquatableArray<EventGroupModel> Groups(EquatableArray<ActionModel> actions)
    {
        List<EventGroupModel> groups = [];
        int index = 0;
        foreach (Declared group in ProtocolBinder.Accepted(_all.Groups))
        {
            EquatableArray<EventModel> events = ProtocolBinder.Accepted(group.Members)
                .Select(BindEvent).OfType<EventModel>().ToEquatableArray();
            groups.Add(new EventGroupModel(
                group.Name, group.NameClr, events.IsEmpty ? -1 : index++,
                KnownAction(group, "register", actions), KnownAction(group, "unregister", actions),
                Known(group.Value("includes"), _all.Groups), events, FactsBinder.Bind(_all, group.Element)));
        }

        return groups.ToEquatableArray();
    }

    public static EquatableArray<ExampleModel> Examples(
        Declarations all, EquatableArray<EventGroupModel> groups, EquatableArray<ActionModel> actions)
    {
        IEnumerable<string> names = groups.SelectMany(group => group.Events).Select(one => "event:" + one.Name)
            .Concat(actions.SelectMany(action => new[] { "call:" + action.Name, "reply:" + action.Name }));
        HashSet<string> known = new(names, StringComparer.Ordinal);
        return ProtocolBinder.Accepted(all.Examples)
            .Where(example => known.Contains(example.Name) && example.Element.Text.Length > 0)
            .Select(example => new ExampleModel(
                example.Name, example.Element.Text, FactsBinder.Bind(all, example.Element)))
            .ToEquatableArray();
    }

    private EventModel? BindEvent(Declared one) => Use(one, "shape") is { } shape
        ? new EventModel(one.Name, one.NameClr, shape, FactsBinder.Bind(_all, one.Element))
        : null;

    private OptionModel? BindOption(Declared option)
    {
        string? flag = option.Value("flag");
        string? operand = option.Value("operand");
        bool isSwitch = flag is not null && operand is null && option.Element.Attribute("type") is null;
        TypeModel? type = isSwitch ? null : ContentBinder.BindType(_all, option);
        return isSwitch || type is not null
            ? new OptionModel(
                option.Name, option.NameClr, flag, type, operand == "optional", FactsBinder.Bind(_all, option.Element))
            : null;
    }

    /// <summary>The shape a message has under an attribute; null when the shape is not in the model.</summary>
    private ShapeUse? Use(Declared message, string attribute)
    {
        if (UseText(_all, message, attribute) is not { } text)
        {
            return null;
        }

        (string shape, Occurs occurs) = TypeSyntax.SplitUse(text);
        string? name = occurs == Occurs.Many ? message.Element.Value("as") ?? "Results" : null;
        return _shapes.Contains(shape) ? new ShapeUse(shape, occurs, name) : null;
    }

    /// <summary>
    /// The element that says a message's shape: the message, for an event also the block it stands in and the first
    /// block of
    /// its group; null when none does.
    /// </summary>
    private static SchemaElement? Stating(Declarations all, Declared message, string attribute)
    {
        SchemaElement?[] places = message.Element.Name == "event"
            ? [message.Element, message.Block, GroupOf(all, message)?.Element]
            : [message.Element];
        return places.FirstOrDefault(place => place?.Attribute(attribute) is not null);
    }

    private static Declared? GroupOf(Declarations all, Declared message) =>
        all.Groups.FirstOrDefault(group => group.Name == message.Block.Value("group"));

    private static string? KnownAction(Declared group, string attribute, EquatableArray<ActionModel> actions) =>
        group.Value(attribute) is { } name && actions.Any(action => action.Name == name) ? name : null;

    private static EquatableArray<string> Known(string? names, IEnumerable<Declared> declared) =>
        NameSyntax.Words(names)
            .Where(name => declared.Any(one => one.Name == name && !one.IsRejected))
            .ToEquatableArray();
}

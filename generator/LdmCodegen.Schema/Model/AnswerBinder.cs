namespace LdmCodegen.Schema.Model;

/// <summary>Binds what only some protocols have: replies in documents of their own, and greetings.</summary>
internal static class AnswerBinder
{
    /// <summary>Whether the name of an element says which action or event a message is.</summary>
    public static bool NamesByElement(Declared message) => message.Value("names") == "element";

    /// <summary>Whether messages of the kind stand in a unit, with a selector and payloads.</summary>
    public static bool HasUnit(Declared message) => message.Name != "reply" && !NamesByElement(message);

    public static OutcomeModel? Outcome(Declarations all)
    {
        SchemaElement? outcome = all.WirePart("outcome");
        return Shape(all, outcome) is { } shape && Name(outcome, "error") is { } error
            ? new OutcomeModel(
                error,
                shape.Name,
                Name(outcome, "ok"),
                Property(all, shape, outcome, "status"),
                Property(all, shape, outcome, "detail"),
                Property(all, shape, outcome, "severity"),
                Attributes.Value(outcome, "warning"))
            : null;
    }

    public static GreetingModel? Greeting(Declarations all)
    {
        SchemaElement? greeting = all.WirePart("greeting");
        string from = Attributes.Value(greeting, "from") ?? "both";
        return Shape(all, greeting) is { } shape && Name(greeting, "root") is { } root
            ? new GreetingModel(
                root, shape.Name, from is "both" or "server", from is "both" or "client", WireBinder.Fixed(greeting!))
            : null;
    }

    /// <summary>The property of a shape that an attribute names; null when there is none.</summary>
    public static Declared? Find(Declarations all, Declared shape, string? name) => all.Lineage(shape)
        .SelectMany(ancestor => ProtocolBinder.Accepted(ancestor.Members))
        .FirstOrDefault(member => member.Element.Name == "property" && member.Name == name);

    private static string? Property(Declarations all, Declared shape, SchemaElement? outcome, string attribute) =>
        Find(all, shape, Attributes.Value(outcome, attribute))?.NameClr;

    private static Declared? Shape(Declarations all, SchemaElement? part) =>
        Attributes.Value(part, "shape") is { } name && all.Shape(name) is { IsRejected: false } shape ? shape : null;

    private static NameModel? Name(SchemaElement? element, string attribute) =>
        Attributes.Value(element, attribute) is { } text ? Reading.NameSyntax.ParseXmlName(text) : null;
}

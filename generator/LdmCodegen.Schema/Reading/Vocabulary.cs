using static LdmCodegen.Schema.Reading.ValueKind;

namespace LdmCodegen.Schema.Reading;

/// <summary>
/// Every element and attribute of the language; <c>schema/ldmcodegen.xsd</c> says the same to editors.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Attributes of every element but <c>doc</c>.</summary>
    public static readonly AttributeRule[] Common =
    [
        new("since", Wire), new("until", Wire), new("deprecated", Text), new("doc", Text), new("note", Text),
        new("source", Text), new("allow", RuleIds), new("csharp", Text), new("sensitive", Bool),
    ];

    /// <summary>The element rules by name. An element means the same wherever it may stand.</summary>
    public static readonly IReadOnlyDictionary<string, ElementRule> Elements =
        All().ToDictionary(element => element.Name, StringComparer.Ordinal);

    private static IEnumerable<ElementRule> All() =>
        Document().Concat(Wires()).Concat(Leniency()).Concat(Content()).Concat(Messages());

    private static IEnumerable<ElementRule> Document() =>
    [
        Element(
            "protocol",
            "import versions transport xmlns dialect wire unknown tolerance reading enum resource shape events action example",
            new("name", Name, true), new("namespace", Text), new("edition", Number, Min: 1)),
        new("doc", [], [], HasText: true),
        Element("import", "", new AttributeRule("protocol", Name, true)),
        Element("versions", "version", new AttributeRule("on", ValueKind.Path)),
        Element("version", "release", new("id", Wire, true), new("product", Text)),
        Element("release", "", new("id", Wire, true), new("product", Text)),
        Element("xmlns", "", new("prefix", Name, true), new("uri", Wire, true)),
        Element(
            "dialect", "xmlns set",
            new("name", Name, true), new("declare", Bool), new("prefixes", Bool), new("attribute-prefixes", Bool),
            new("option", XmlName), new("event-limit", Size)),
        Element("set", "", new("fixed", Name, true), new("value", Text, true)),
        Element(
            "unknown", "",
            Choose("event", "deliver", "skip", "reject"), Choose("resource", "keep", "skip", "reject"),
            Choose("property", "keep", "skip", "reject"), Choose("element", "keep", "skip", "reject"),
            Choose("attribute", "keep", "skip", "reject"), Choose("value", "keep", "reject"),
            Choose("action", "reply-failure", "reject")),
        Element("example", "", new AttributeRule("of", Wire, true)) with { HasText = true },
    ];

    private static IEnumerable<ElementRule> Wires() =>
    [
        Element(
            "transport", "limits header",
            new("port", Number, Max: 65535), Choose("framing", "xmpp-stream", "documents", "end-of-message"),
            Choose("tls", "starttls", "direct", "none"), Choose("tls-min", "1.2", "1.3"),
            Choose("sasl", "none", "PLAIN"), Choose("local-sasl", "none", "PLAIN"), new("probe", Wire)),
        Element(
            "limits", "",
            new("message", Size), new("event", Size), new("depth", Number, Min: 1, Max: 1024),
            new("attributes", Number, Min: 1, Max: 65535), new("name", Number, Min: 1, Max: 65535),
            new("document-time", Time)),
        Element("header", "", new AttributeRule("name", Name, true)) with { HasText = true },
        Element("wire", "message reply outcome greeting bag fixed"),
        Element(
            "message", "property fixed",
            Choose("kind", "call", "reply", "event") with { Required = true }, new("root", XmlName, true),
            Choose("names", "text", "element"), new("unit", XmlName), new("selector", XmlName), new("option", XmlName),
            new("option-also", XmlNames), new("payload", XmlName), new("id", XmlAttribute)),
        Element(
            "reply", "",
            new("element", XmlName, true), new("levels", Choices, Choices: ["root", "unit", "payload"]),
            new("status", XmlName, true), new("ok", Wire), new("failed", Wire), new("detail", XmlName)),
        Element(
            "outcome", "",
            new("error", XmlName, true), new("shape", Name, true), new("ok", XmlName), new("status", Name),
            new("detail", Name), new("severity", Name), new("warning", Wire)),
        Element(
            "greeting", "fixed",
            new("root", XmlName, true), new("shape", Name, true), Choose("from", "both", "server", "client")),
        Element(
            "bag", "nested",
            new("item", XmlName, true), new("selector", XmlName, true), new("entry", XmlName),
            new("key", XmlAttribute), new("fold", Bool), new("child-entries", Bool)),
        Element("nested", "", new("name", Name, true), new("element", XmlName, true)),
        Element("fixed", "", new("path", ValueKind.Path, true), new("value", Text), new("name", Name)),
    ];

    private static IEnumerable<ElementRule> Leniency() =>
    [
        Element("tolerance", "allow alias", new AttributeRule("name", Name, true)),
        Element("allow", "", Choose("fault", Repairs.Ids) with { Required = true }, new AttributeRule("on", XmlNames)),
        Element("alias", "", new("name", ValueKind.Path, true), new("also", ValueKind.Path, true)),
        Element(
            "reading", "map",
            new("name", Name, true), new("of", Wire, true), new("root", XmlName, true),
            new("payload", XmlName, true), new("object", XmlName, true)),
        Element("map", "", new("from", ValueKind.Path, true), new("to", Wire, true)),
    ];

    private static IEnumerable<ElementRule> Content() =>
    [
        Element("enum", "value", new AttributeRule("name", Name, true)),
        Element("value", "", new AttributeRule("wire", Wire, true)),
        Element(
            "resource", "property fixed",
            new("name", Name, true), new("wire", Wire), new("wire-also", Names), new("extend", Bool)),
        Element(
            "property", "",
            new("name", Name, true), new("path", Paths), new("key", Wire), new("key-also", Names),
            new("type", ValueKind.Type), new("separator", Text), new("repeats", Bool), new("required", Bool),
            new("default", Text),
            new("unit", Text),
            Choose("space", "trim", "preserve")),
        Element("items", "", new("name", Name, true), new("path", Paths, true), new("resource", Name)),
        Element("item", "", new("name", Name, true), new("path", Paths, true), new("resource", Name)),
        Element(
            "shape", "property items item fixed",
            new("name", Name, true), new("path", ValueKind.Path), new("extends", Name)),
    ];

    private static IEnumerable<ElementRule> Messages() =>
    [
        Element(
            "events", "event",
            new("group", Name, true), new("register", Wire), new("unregister", Wire), Choose("lasts", "session"),
            new("includes", Names), new("shape", ShapeUse)),
        Element("event", "", new("name", Wire, true), new("shape", ShapeUse), new("as", Text)),
        Element(
            "action", "option",
            new("name", Wire, true), new("request", ShapeUse), new("reply", ShapeUse), new("as", Text),
            new("emits", Names), new("safe", Bool)),
        Element(
            "option", "",
            new("name", Name, true), new("flag", Wire), new("type", ValueKind.Type),
            Choose("operand", "required", "optional")),
    ];

    private static ElementRule Element(string name, string children, params AttributeRule[] attributes) => new(
        name,
        [.. attributes, .. Common],
        ["doc", .. children.Split([' '], StringSplitOptions.RemoveEmptyEntries)],
        HasText: false);

    private static AttributeRule Choose(string name, params string[] choices) => new(name, Choice, Choices: choices);
}

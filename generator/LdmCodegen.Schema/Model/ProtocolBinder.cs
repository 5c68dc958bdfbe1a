using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Declarations to the model. Leaves out what checks rejected and says nothing itself.</summary>
internal static class ProtocolBinder
{
    public static ProtocolModel Bind(Declarations all)
    {
        SchemaElement protocol = all.Protocol;
        string name = protocol.Value("name")!;
        string? @namespace = protocol.Value("namespace");
        WireModel wire = WireBinder.Bind(all);
        EquatableArray<EnumModel> enums = ContentBinder.Enums(all);
        EquatableArray<ResourceModel> resources = wire.Bag is null ? default : ContentBinder.Resources(all);
        EquatableArray<ShapeModel> shapes = ShapeBinder.Bind(all, resources);
        MessageBinder messages = new(all, shapes);
        EquatableArray<ActionModel> actions = wire.Call is null ? default : messages.Actions();
        EquatableArray<EventGroupModel> groups = wire.Event is null ? default : messages.Groups(actions);

        return new ProtocolModel(
            name,
            @namespace is not null && Naming.IsNamespace(@namespace) ? @namespace : name,
            QuantitySyntax.ParseNumber(Attributes.Value(protocol, "edition")) ?? 1,
            FactsBinder.Bind(all, protocol),
            Attributes.Value(all.Part("versions"), "on"),
            Accepted(all.Versions).Select(version => BindVersion(all, version)).ToEquatableArray(),
            TransportBinder.Bind(all),
            Accepted(all.Namespaces)
                .Select(ns => new NamespaceModel(ns.Name, ns.Element.Value("uri")!)).ToEquatableArray(),
            Accepted(all.Dialects).Select(dialect => BindDialect(all, dialect)).Prepend(Standard).ToEquatableArray(),
            wire,
            BindUnknown(all.Part("unknown")),
            enums,
            resources,
            shapes,
            groups,
            actions,
            MessageBinder.Examples(all, groups, actions))
        {
            Tolerances = LeniencyBinder.Tolerances(all),
            Readings = LeniencyBinder.Readings(all, resources, shapes, groups, actions),
        };
    }

    /// <summary>The declarations that no check rejected.</summary>
    public static IEnumerable<Declared> Accepted(IEnumerable<Declared> declared) =>
        declared.Where(one => !one.IsRejected);

    private static DialectModel Standard => new("standard", "Standard", true, true, Facts.None);

    private static VersionModel BindVersion(Declarations all, Declared version) => new(
        version.Name,
        version.Value("product"),
        Accepted(version.Members)
            .Select(release => new ReleaseModel(
                release.Name, release.Value("product"), FactsBinder.Bind(all, release.Element)))
            .ToEquatableArray(),
        FactsBinder.Bind(all, version.Element));

    private static DialectModel BindDialect(Declarations all, Declared dialect)
    {
        bool prefixes = Attributes.Bool(dialect.Element, "prefixes", true);
        return new DialectModel(
            dialect.Name, dialect.NameClr, Attributes.Bool(dialect.Element, "declare", true), prefixes,
            FactsBinder.Bind(all, dialect.Element))
        {
            AttributePrefixes = prefixes && Attributes.Bool(dialect.Element, "attribute-prefixes", true),
            Option = dialect.Value("option") is { } option ? NameSyntax.ParseXmlName(option) : null,
            EventLimit = QuantitySyntax.ParseSize(dialect.Value("event-limit")) is { } limit ? (int)limit : null,
            Namespaces = Accepted(dialect.Members).Where(member => member.Element.Name == "xmlns")
                .Select(ns => new NamespaceModel(ns.Name, ns.Element.Value("uri")!)).ToEquatableArray(),
            Sets = Accepted(dialect.Members).Where(member => member.Element.Name == "set")
                .Select(set => new SetModel(set.Name, set.Element.Value("value")!)).ToEquatableArray(),
        };
    }

    private static UnknownModel BindUnknown(SchemaElement? element)
    {
        UnknownModel usual = new();
        return new UnknownModel(
            Attributes.Value(element, "event") ?? usual.Event,
            Attributes.Value(element, "resource") ?? usual.Resource,
            Attributes.Value(element, "property") ?? usual.Property,
            Attributes.Value(element, "element") ?? usual.Element,
            Attributes.Value(element, "attribute") ?? usual.Attribute,
            Attributes.Value(element, "value") ?? usual.Value,
            Attributes.Value(element, "action") ?? usual.Action);
    }
}

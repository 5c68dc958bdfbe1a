using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds profiles of tolerance and other forms of documents.</summary>
internal static class LeniencyBinder
{
    public static EquatableArray<ToleranceModel> Tolerances(Declarations all) =>
        ProtocolBinder.Accepted(all.Tolerances)
            .Select(one => new ToleranceModel(
                one.Name,
                one.NameClr,
                one.Children("allow").Select(BindRepair).OfType<RepairModel>().ToEquatableArray(),
                one.Children("alias").Select(BindAlias).OfType<AliasModel>().ToEquatableArray(),
                FactsBinder.Bind(all, one.Element)))
            .ToEquatableArray();

    public static EquatableArray<ReadingModel> Readings(
        Declarations all,
        EquatableArray<ResourceModel> resources,
        EquatableArray<ShapeModel> shapes,
        EquatableArray<EventGroupModel> groups,
        EquatableArray<ActionModel> actions) => ProtocolBinder.Accepted(all.Readings)
        .Select(one => BindReading(all, one, resources, shapes, groups, actions))
        .OfType<ReadingModel>()
        .ToEquatableArray();

    /// <summary>An alias; null when it is not one name for one name of the same sort.</summary>
    public static AliasModel? BindAlias(SchemaElement element) =>
        Parse(element, "name") is ({ } name, var isAttribute) && Parse(element, "also") is ({ } also, var isAlso)
            && isAttribute == isAlso
                ? new AliasModel(name, also, isAttribute)
                : null;

    private static RepairModel? BindRepair(SchemaElement element) =>
        Attributes.Value(element, "fault") is { } fault
            ? new RepairModel(fault, string.Join(" ", NameSyntax.Words(element.Value("on")).Select(LocalOf)))
            : null;

    private static ReadingModel? BindReading(
        Declarations all,
        Declared one,
        EquatableArray<ResourceModel> resources,
        EquatableArray<ShapeModel> shapes,
        EquatableArray<EventGroupModel> groups,
        EquatableArray<ActionModel> actions)
    {
        string of = one.Value("of") ?? "";
        string name = of.Substring(of.IndexOf(':') + 1);
        bool isEvent = of.StartsWith("event:", StringComparison.Ordinal);
        ShapeUse? use = isEvent
            ? groups.SelectMany(group => group.Events).FirstOrDefault(e => e.Name == name)?.Shape
            : actions.FirstOrDefault(action => action.Name == name)?.Request;
        ShapeModel? shape = shapes.FirstOrDefault(shape => shape.Name == use?.Shape);
        NameModel? root = Name(one, "root");
        NameModel? payload = Name(one, "payload");
        NameModel? @object = Name(one, "object");
        return shape is null || root is null || payload is null || @object is null
            ? null
            : new ReadingModel(
                one.Name,
                isEvent,
                name,
                shape.Name,
                root,
                payload,
                @object,
                one.Children("map").Select(map => BindMap(map, shape, resources)).OfType<MapModel>()
                    .ToEquatableArray(),
                FactsBinder.Bind(all, one.Element));
    }

    private static MapModel? BindMap(SchemaElement map, ShapeModel shape, EquatableArray<ResourceModel> resources)
    {
        string? from = Attributes.Value(map, "from");
        string to = Attributes.Value(map, "to") ?? "";
        string[] names = to.Split('.');
        PropertyModel? property = names.Length == 1
            ? shape.Properties.FirstOrDefault(one => one.Name == to)
            : resources.FirstOrDefault(one => one.Name == names[0])?.Properties
                .FirstOrDefault(one => one.Name == names[1]);
        if (from is null || property is null)
        {
            return null;
        }

        PathModel path = property.Paths.Count == 0 ? new PathModel(default, null) : property.Paths[0];
        PathModel relative = names.Length == 1
            ? new PathModel(path.Steps.Skip(shape.Path.Steps.Count).ToEquatableArray(), path.Attribute)
            : path;
        return new MapModel(from, names.Length == 1, relative, property.Key);
    }

    private static (string Name, bool IsAttribute)? Parse(SchemaElement element, string attribute) =>
        Attributes.Value(element, attribute) is { } text && PathSyntax.Parse(text, out _) is { FromTop: false } path
            ? path.Path switch
            {
                { Steps.Count: 0, Attribute: { } name } => (name.Local, true),
                { Steps.Count: 1, Attribute: null } => (path.Path.Steps[0].Name.Local, false),
                _ => null,
            }
            : null;

    private static NameModel? Name(Declared one, string attribute) =>
        one.Value(attribute) is { } text ? NameSyntax.ParseXmlName(text) : null;

    private static string LocalOf(string name) => name.Substring(name.IndexOf(':') + 1);
}

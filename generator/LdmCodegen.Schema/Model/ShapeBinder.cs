namespace LdmCodegen.Schema.Model;

/// <summary>Binds shapes, with what they extend flattened in.</summary>
internal static class ShapeBinder
{
    /// <summary>The shape that a message has when it names none.</summary>
    public const string Nothing = "Nothing";

    public static EquatableArray<ShapeModel> Bind(Declarations all, EquatableArray<ResourceModel> resources)
    {
        List<ShapeModel> shapes = [];
        if (all.Shape(Nothing) is null && MessageBinder.Uses(all).Any(use => use.Shape == Nothing))
        {
            shapes.Add(new ShapeModel(
                Nothing, Nothing, new PathModel(default, null), default, default, default, Facts.None));
        }

        foreach (Declared shape in ProtocolBinder.Accepted(all.Shapes))
        {
            IReadOnlyList<Declared> lineage = all.Lineage(shape);
            if (lineage.All(ancestor => !ancestor.IsRejected))
            {
                shapes.Add(BindShape(all, shape, lineage, resources));
            }
        }

        return shapes.ToEquatableArray();
    }

    private static ShapeModel BindShape(
        Declarations all, Declared shape, IReadOnlyList<Declared> lineage, EquatableArray<ResourceModel> resources)
    {
        List<PropertyModel> properties = [];
        List<ItemsModel> items = [];
        List<FixedModel> parts = [];
        foreach (Declared ancestor in lineage)
        {
            PathModel anchor = Places.OfShape(lineage, ancestor);
            parts.AddRange(ancestor.Children("fixed")
                .Select(element => WireBinder.BindFixed(element, anchor)).OfType<FixedModel>());
            foreach (Declared member in ProtocolBinder.Accepted(ancestor.Members))
            {
                if (member.Element.Name != "property")
                {
                    AddItems(items, all, member, anchor, resources);
                }
                else if (ContentBinder.BindProperty(all, member, ancestor, anchor) is { } property)
                {
                    properties.Add(property);
                }
            }
        }

        return new ShapeModel(
            shape.Name, shape.NameClr, Places.OfShape(lineage, shape), properties.ToEquatableArray(),
            items.ToEquatableArray(), parts.ToEquatableArray(), FactsBinder.Bind(all, shape.Element));
    }

    private static void AddItems(
        List<ItemsModel> items, Declarations all, Declared member, PathModel anchor,
        EquatableArray<ResourceModel> resources)
    {
        string? resource = member.Value("resource") is { } name
            ? resources.FirstOrDefault(one => one.Name == name)?.NameClr
            : null;
        bool isMissing = member.Element.Attribute("resource") is not null && resource is null;
        if (!isMissing && all.WirePart("bag") is not null)
        {
            items.Add(new ItemsModel(
                member.Name, member.NameClr, Places.Resolve(anchor, member.Value("path")), resource,
                member.Element.Name == "item", FactsBinder.Bind(all, member.Element)));
        }
    }
}

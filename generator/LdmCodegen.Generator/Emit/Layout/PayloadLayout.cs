using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// A shape or a resource as one tree of elements: every path that is read, alternatives among them, and the first path
/// of each property, which is written, with the fixed parts in their places.
/// </summary>
internal sealed class PayloadLayout
{
    private PayloadLayout(
        BagModel? bag, EquatableArray<PropertyCode> properties, EquatableArray<ItemsCode> items, string root = "")
    {
        Bag = bag;
        Properties = properties;
        Items = items;
        Root = new LayoutNode(parent: null, name: null, index: null)
        {
            IsWritten = true,
            IsObject = true,
            Base = root,
        };
    }

    public BagModel? Bag { get; }

    /// <summary>Whether elements without a place are kept; otherwise somebody else does.</summary>
    public bool KeepsUnknown { get; private set; } = true;

    /// <summary>
    /// Whether it is that of what stands beside payloads: what its root has besides is somebody else's.
    /// </summary>
    public bool IsAround { get; private set; }

    /// <summary>The payload element, the bag of a resource, or the element around payloads.</summary>
    public LayoutNode Root { get; }

    public EquatableArray<PropertyCode> Properties { get; }

    public EquatableArray<ItemsCode> Items { get; }

    /// <summary>The element that one object of the shape is; the root when that is the payload itself.</summary>
    public LayoutNode Object { get; private set; } = null!;

    /// <summary>
    /// Whether a second element like the object is another object, which must not be mixed with the first: it is kept whole.
    /// </summary>
    public bool TakesFirstObject => Object is { Parent: not null, Index: null, Attributes.Count: > 0 };

    /// <summary>Local names of attributes that resources bring for the element that wraps them.</summary>
    public ISet<string> OwnWrapperAttributes { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    public IEnumerable<string> WrittenConditions => Root.WrittenConditions();

    /// <summary>
    /// Whether the object's parts are written beside where it would stand when the object itself has nothing to say: no
    /// value in its own start tag, and every part with an alternative there.
    /// </summary>
    public bool MayLackObject => Object is { Parent: not null, Text: null, Entries.Count: 0, Items.Count: 0 }
        && Object.Attributes.Exists(static attribute => attribute.IsWritten)
        && Object.Children.Exists(static child => child.IsWritten)
        && Object.Children.Where(static child => child.IsWritten).All(child => Beside(child) is not null);

    /// <summary>Lists of a shape that repeats whose elements may stand beside objects without belonging to one.</summary>
    public IEnumerable<ItemsCode> FreeItems => FreeElements
        .SelectMany(static element => element.Children)
        .SelectMany(static bag => bag.Items.Select(static x => x.Items))
        .Distinct();

    /// <summary>The elements around such lists, as they stand in an object.</summary>
    public IEnumerable<LayoutNode> FreeElements => Object.Parent is null
        ? []
        : Object.Children.Where(child => child.IsWritten && Beside(child) is { } beside && IsFree(beside));

    /// <summary>The element beside the object that means what a part of the object means.</summary>
    public LayoutNode? Beside(LayoutNode part) =>
        Object.Parent?.Children.Find(other => other != Object && other.WrittenTwin == part);

    /// <summary>The path of an element: that of the one it is written as.</summary>
    public string PlaceOf(LayoutNode node)
    {
        if (node.IsWritten || node.WrittenTwin is not null)
        {
            return (node.WrittenTwin ?? node).Path;
        }

        return (WrittenText(node) ?? node).Path;
    }

    /// <summary>The names of an element that is read and not written, from one that is; null when it is written.</summary>
    public string? UnwrittenPath(LayoutNode node)
    {
        string? within = null;
        for (LayoutNode? at = node; at is { IsWritten: false, WrittenTwin: null, Parent: not null }; at = at.Parent)
        {
            if (WrittenText(at) is not null)
            {
                return null;
            }

            within = within is null ? at.Name!.Local : at.Name!.Local + "/" + within;
        }

        return within;
    }

    /// <summary>The path of the nearest element around such a one that is written.</summary>
    public static string WrittenAround(LayoutNode node)
    {
        LayoutNode at = node;
        while (at is { IsWritten: false, WrittenTwin: null, Parent: not null })
        {
            at = at.Parent;
        }

        return (at.WrittenTwin ?? at).Path;
    }

    /// <summary>The element as whose text the property of an element that is only read is written.</summary>
    private LayoutNode? WrittenText(LayoutNode node) => node.Text is not { } text
        ? null
        : Nodes(Root).FirstOrDefault(other =>
            other.Text is { IsWritten: true } written && written.Property == text.Property);

    /// <summary>Whether an element beside an object says all it has to say in lists.</summary>
    public static bool IsFree(LayoutNode beside) => beside.IsWrapper && beside.Children.All(static bag =>
        bag.Entries.Count == 0 && bag.Items.All(static x => !x.Items.IsSingle));

    /// <summary>The number of a property among what the layout holds.</summary>
    public string Slot(PropertyCode property) => CSharp.Number(Properties.ToList().IndexOf(property));

    /// <summary>The number of a list; lists come after the properties.</summary>
    public string Slot(ItemsCode items) => CSharp.Number(Properties.Count + Items.ToList().IndexOf(items));

    public static PayloadLayout Of(
        ShapeModel shape, BagModel? bag, string resourceBase, Func<string, EquatableArray<string>> wiresOfResource)
    {
        PayloadLayout layout = new(
            bag,
            shape.Properties.Select(property => new PropertyCode(property, property.NameClr)).ToEquatableArray(),
            shape.Items.Select(items => new ItemsCode(
                items, items.NameClr, items.Resource ?? resourceBase, items.Resource is null ? default
                    : wiresOfResource(items.Resource)))
                .ToEquatableArray());
        return layout.Fill(shape.Path.Steps, shape.Fixed);
    }

    /// <summary>What stands beside the payloads of a message, from its root. A reply's root is its payload.</summary>
    public static PayloadLayout Around(MessageModel message)
    {
        bool isPayload = message.Kind == "reply";
        PayloadLayout layout = new(
            bag: null,
            message.Properties.Select(property => new PropertyCode(property, property.NameClr)).ToEquatableArray(),
            default,
            isPayload ? "" : RootOf(message))
        {
            KeepsUnknown = !isPayload,
            IsAround = true,
        };
        return layout.Fill(default, default);
    }

    /// <summary>The path of the document element from a payload.</summary>
    public static string RootOf(MessageModel message) => message.Unit == NameModel.None ? ".." : "../..";

    public static PayloadLayout Of(ResourceModel resource, BagModel bag)
    {
        PayloadLayout layout = new(
            bag,
            resource.Properties.Select(property => new PropertyCode(property, property.NameClr)).ToEquatableArray(),
            default);
        return layout.Fill(default, default);
    }

    private PayloadLayout Fill(EquatableArray<StepModel> path, EquatableArray<FixedModel> fixedParts)
    {
        foreach (FixedModel part in fixedParts)
        {
            AddFixed(part);
        }

        Object = Root.Descend(path, written: true);
        Object.IsObject = true;
        foreach (PropertyCode property in Properties)
        {
            Add(property);
        }

        foreach (ItemsCode items in Items)
        {
            for (int i = 0; i < items.Model.Paths.Count; i++)
            {
                Root.Descend(items.Model.Paths[i].Steps, written: i == 0).Items.Add((items, i == 0));
            }

            AddTwins(items.Model.Paths);
        }

        ShareSelectors();
        return this;
    }

    private void AddFixed(FixedModel part)
    {
        LayoutNode node = Root.Descend(part.Path.Steps, written: true);
        if (part.Path.Attribute is { } attribute)
        {
            node.FixedAttributes.Add((attribute, part.Value ?? ""));
            return;
        }

        node.IsFixed = true;
        node.FixedText = part.Value;
    }

    private void Add(PropertyCode property)
    {
        PropertyModel model = property.Model;
        if (model.Paths.Count == 0)
        {
            Root.Entries.Add((property, true));
            return;
        }

        for (int i = 0; i < model.Paths.Count; i++)
        {
            LayoutNode node = Root.Descend(model.Paths[i].Steps, written: i == 0);
            if (model.Key is not null)
            {
                node.Entries.Add((property, i == 0));
            }
            else if (model.Paths[i].Attribute is { } attribute)
            {
                node.Attributes.Add((attribute, property, i == 0));
            }
            else
            {
                node.Text = (property, i == 0);
            }
        }

        AddTwins(model.Paths);
    }

    /// <summary>
    /// An alternative path ends like the first one (<c>A/C/D</c> and <c>B/C/D</c>): unknown content found in its
    /// elements is written back into the elements of the first.
    /// </summary>
    private void AddTwins(EquatableArray<PathModel> paths)
    {
        for (int i = 1; i < paths.Count; i++)
        {
            LayoutNode? read = Root.Descend(paths[i].Steps, written: false);
            LayoutNode? written = Root.Descend(paths[0].Steps, written: true);
            while (read is { Parent: not null } && written is { Parent: not null }
                && read.Name!.Local == written.Name!.Local)
            {
                if (read != written)
                {
                    read.WrittenTwin ??= written;
                }

                read = read.Parent;
                written = written.Parent;
            }
        }
    }

    /// <summary>
    /// A bag's selector text is said once, as a fixed part of the written bag, and holds for its alternatives too.
    /// </summary>
    private void ShareSelectors()
    {
        if (Bag is null)
        {
            return;
        }

        foreach (LayoutNode bag in Nodes(Root).Where(static node => node.Entries.Count > 0))
        {
            LayoutNode source = bag.WrittenTwin ?? bag;
            bag.Selector = source.Children.Find(
                child => child.IsFixed && child.Name!.Local == Bag.Selector.Local)?.FixedText;
        }
    }

    private static IEnumerable<LayoutNode> Nodes(LayoutNode node) =>
        new[] { node }.Concat(node.Children.SelectMany(Nodes));
}

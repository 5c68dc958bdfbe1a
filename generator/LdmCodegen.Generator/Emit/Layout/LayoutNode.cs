using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>An element of a layout: what is read from it, what is written into it.</summary>
internal sealed class LayoutNode
{
    public LayoutNode(LayoutNode? parent, NameModel? name, int? index)
    {
        Parent = parent;
        Name = name;
        Index = index;
    }

    public LayoutNode? Parent { get; }

    /// <summary>Null for the anchor: the payload or the bag itself.</summary>
    public NameModel? Name { get; }

    public int? Index { get; }

    public List<LayoutNode> Children { get; } = [];

    /// <summary>Attributes that carry properties; the flag tells whether the property is written there.</summary>
    public List<(NameModel Name, PropertyCode Property, bool IsWritten)> Attributes { get; } = [];

    /// <summary>The property that the element's text carries.</summary>
    public (PropertyCode Property, bool IsWritten)? Text { get; set; }

    /// <summary>Properties that are entries of this bag.</summary>
    public List<(PropertyCode Property, bool IsWritten)> Entries { get; } = [];

    /// <summary>Resources that are elements like this one.</summary>
    public List<(ItemsCode Items, bool IsWritten)> Items { get; } = [];

    public List<(NameModel Name, string Value)> FixedAttributes { get; } = [];

    /// <summary>Whether the element is a fixed part itself, with or without text.</summary>
    public bool IsFixed { get; set; }

    public string? FixedText { get; set; }

    /// <summary>Whether this is the element that one object of the shape is, or the anchor.</summary>
    public bool IsObject { get; set; }

    /// <summary>Whether the element lies on a path that is written.</summary>
    public bool IsWritten { get; set; }

    /// <summary>For an element that is only read: the written element that means the same.</summary>
    public LayoutNode? WrittenTwin { get; set; }

    /// <summary>What a bag's selector must say for its entries to be read; null for anything.</summary>
    public string? Selector { get; set; }

    /// <summary>The anchor's own path: it is not the payload where a layout is that of what stands beside it.</summary>
    public string Base { get; init; } = "";

    /// <summary>Element names from the anchor: <c>Report/Sensor[2]</c>.</summary>
    public string Path => Parent is null ? Base : Parent.Path.Length == 0 ? Step : Parent.Path + "/" + Step;

    /// <summary>The path as a part of method names: <c>ReportSensor2</c>.</summary>
    public string MethodStem => Parent is null
        ? ""
        : Parent.MethodStem + CSharp.Pascal(Name!.Local) + (Index is { } index ? CSharp.Number(index) : "");

    /// <summary>Whether anything but resources is read inside the element.</summary>
    public bool HasOwnContent =>
        Attributes.Count > 0 || Entries.Count > 0 || Children.Any(static child => !child.IsFixedLeaf);

    /// <summary>Whether the element is only ever a resource.</summary>
    public bool IsItemOnly => Items.Count > 0 && !HasOwnContent && Text is null;

    public bool IsFixedLeaf => IsFixed && Text is null && Items.Count == 0 && !HasOwnContent;

    /// <summary>
    /// Whether the element only wraps bags, so that each resource is written with a wrapper of its own.
    /// </summary>
    public bool IsWrapper => !IsObject && Text is null && Attributes.Count == 0 && Entries.Count == 0
        && Items.Count == 0 && Children.Count > 0
        && Children.All(static child => child.Items.Count + child.Entries.Count > 0);

    /// <summary>Whether a wrapper is written also without a resource in it.</summary>
    public bool IsWrittenAlone => Children.Exists(static bag => bag.WrittenConditions().Any())
        || !Children.Exists(static bag => bag.Items.Exists(static x => x.IsWritten));

    private string Step => Index is { } index ? $"{Name!.Local}[{CSharp.Number(index)}]" : Name!.Local;

    /// <summary>The child for a step, made when it is not there yet.</summary>
    public LayoutNode Child(StepModel step)
    {
        LayoutNode? child = Children.Find(node => node.Name!.Local == step.Name.Local && node.Index == step.Index);
        if (child is null)
        {
            child = new LayoutNode(this, step.Name, step.Index);
            Children.Add(child);
        }

        return child;
    }

    public LayoutNode Descend(EquatableArray<StepModel> steps, bool written)
    {
        LayoutNode node = this;
        foreach (StepModel step in steps)
        {
            node = node.Child(step);
            node.IsWritten |= written;
        }

        return node;
    }

    /// <summary>
    /// Conditions, one for each property or list written in the element or beneath it, that say it has a value.
    /// </summary>
    public IEnumerable<string> WrittenConditions() => ValueConditions()
        .Concat(Children.SelectMany(static child => child.WrittenConditions().Concat(child.ItemConditions())))
        .Distinct();

    /// <summary>The same for the element itself, without resources that are written as elements like it.</summary>
    public IEnumerable<string> ItemConditions() =>
        Items.Where(static x => x.IsWritten).Select(static x => x.Items.IsSet);

    /// <summary>
    /// Conditions of elements of the same name that come after this one: a second is only the second when there is a
    /// first.
    /// </summary>
    public IEnumerable<string> LaterConditions() => Index is null
        ? []
        : Parent!.Children
            .Where(other =>
                other != this && other.Name!.Local == Name!.Local && (other.Index is null || other.Index > Index))
            .SelectMany(static other => other.WrittenConditions());

    private IEnumerable<string> ValueConditions() => Attributes
        .Where(static x => x.IsWritten).Select(static x => x.Property.IsSet)
        .Concat(Text is { IsWritten: true } text ? [text.Property.IsSet] : [])
        .Concat(Entries.Where(static x => x.IsWritten).Select(static x => x.Property.IsSet));
}

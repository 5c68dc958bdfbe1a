using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>A protocol with what several of its files are made from: names, layouts, groups.</summary>
internal sealed class ProtocolParts
{
    private readonly Dictionary<string, PayloadLayout> _layouts = new(StringComparer.Ordinal);

    public ProtocolParts(ProtocolModel model, FileSettings settings)
    {
        Model = model;
        Settings = settings;
        Names = ProtocolNames.Of(model, settings.Visibility);
        Namespaces = new NamespaceUse(model.Namespaces, Names.Namespaces);
        foreach (ShapeModel shape in model.Shapes)
        {
            PayloadLayout layout = PayloadLayout.Of(shape, model.Wire.Bag, Names.Resource, WiresOfResource);
            layout.OwnWrapperAttributes = new HashSet<string>(
                model.Resources.SelectMany(static resource => resource.Fixed)
                    .Where(static part => part.Path.Attribute is not null)
                    .Select(static part => part.Path.Attribute!.Local),
                StringComparer.Ordinal);
            _layouts[shape.Name] = layout;
        }

        Predicted = PredictionFiles.Names(this);
    }

    public ProtocolModel Model { get; }

    public FileSettings Settings { get; }

    public ProtocolNames Names { get; }

    public NamespaceUse Namespaces { get; }

    /// <summary>Names as predicted events have them; null when events are never predicted.</summary>
    public PredictedNames? Predicted { get; }

    /// <summary>Events of all groups, in order.</summary>
    public IEnumerable<(EventGroupModel Group, EventModel Event)> Events =>
        Model.Groups.SelectMany(static group => group.Events.Select(e => (group, e)));

    /// <summary>Names of actions that register or unregister, which users do not call themselves.</summary>
    public ISet<string> Registrations => new HashSet<string>(
        Model.Groups.SelectMany(static group => new[] { group.Register, group.Unregister }).OfType<string>(),
        StringComparer.Ordinal);

    public string HintName(string artefact) => $"{Names.Prefix}.{artefact}.g.cs";

    public ShapeModel Shape(string name) => Model.Shapes.First(shape => shape.Name == name);

    public PayloadLayout Layout(string shape) => _layouts[shape];

    /// <summary>Whether the shape holds nothing, so that the common empty content serves.</summary>
    public bool IsNothing(string shape)
    {
        PayloadLayout layout = Layout(shape);
        return layout.Root.Children.Count == 0 && layout.Properties.IsEmpty && layout.Items.IsEmpty
            && layout.Root.FixedAttributes.Count == 0;
    }

    public string ContentName(string shape) =>
        IsNothing(shape) ? Names.Prefix + "EmptyContent" : Shape(shape).NameClr + "Content";

    public string ListName(string shape) => Shape(shape).NameClr + "List";

    /// <summary>Whether several requests go into one document, and their replies into another.</summary>
    public bool Batches => Model.Wire is { Answer: null, Call.NamesByElement: false };

    /// <summary>Whether replies find their requests by ids.</summary>
    public bool Correlates => Model.Wire.Call?.Id is not null;

    /// <summary>Whether an action registers and has values, so that a server decides over it.</summary>
    public bool IsAsked(ActionModel action) =>
        Model.Groups.Any(group => group.Register == action.Name) && !Layout(action.Request.Shape).Properties.IsEmpty;

    /// <summary>The record of errors in replies; null when replies have none.</summary>
    public string? Error => Model.Wire.Outcome is { } outcome ? Shape(outcome.Shape).NameClr : null;

    /// <summary>Whether objects of the shape stand alone: as errors or greetings.</summary>
    public bool IsObject(string shape) =>
        Model.Wire.Outcome?.Shape == shape || Model.Wire.Greeting?.Shape == shape;

    public IEnumerable<ShapeUse> Uses => Events.Select(static x => x.Event.Shape)
        .Concat(Model.Actions.SelectMany(static action => new[] { action.Request, action.Reply }));

    public bool Repeats(string shape) => Uses.Any(use => use.Shape == shape && use.Occurs is Occurs.Many);

    /// <summary>The group's own bit, or the union of what it includes.</summary>
    public ulong Mask(EventGroupModel group) => group.Index >= 0
        ? 1UL << group.Index
        : Included(group).Where(static x => x.Index >= 0).Aggregate(0UL, static (mask, x) => mask | (1UL << x.Index));

    public ulong Delivers(EventGroupModel group) => Included(group).Append(group)
        .Where(static x => x.Index >= 0).Aggregate(0UL, static (mask, x) => mask | (1UL << x.Index));

    private IEnumerable<EventGroupModel> Included(EventGroupModel group)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { group.Name };
        Queue<string> names = new(group.Includes);
        while (names.Count > 0)
        {
            EventGroupModel? next = Model.Groups.FirstOrDefault(x => x.Name == names.Peek());
            if (seen.Add(names.Dequeue()) && next is not null)
            {
                yield return next;
                foreach (string name in next.Includes)
                {
                    names.Enqueue(name);
                }
            }
        }
    }

    private EquatableArray<string> WiresOfResource(string nameClr) => Model.Resources
        .Where(resource => resource.NameClr == nameClr)
        .SelectMany(static resource => resource.WireSpellings())
        .ToEquatableArray();
}

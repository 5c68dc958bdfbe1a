using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>A compiled schema with what reading and writing look up: names, and the layouts that generated code has.</summary>
internal sealed class InterpretedSchema
{
    private readonly Dictionary<string, PayloadLayout> _layouts;
    private readonly Dictionary<string, (ResourceModel Model, PayloadLayout Layout)> _resources;
    private readonly Dictionary<string, EventModel> _events;
    private readonly Dictionary<string, ActionModel> _actions;
    private readonly Dictionary<string, PayloadLayout> _envelopes;

    public InterpretedSchema(ProtocolModel model)
    {
        Model = model;
        _layouts = model.Shapes.ToDictionary(
            shape => shape.Name,
            shape => PayloadLayout.Of(shape, model.Wire.Bag, model.Name + "Resource", WiresOfResource));
        foreach (PayloadLayout layout in _layouts.Values)
        {
            layout.OwnWrapperAttributes = model.Resources.SelectMany(resource => resource.Fixed)
                .Where(part => part.Path.Attribute is not null)
                .Select(part => part.Path.Attribute!.Local)
                .ToHashSet();
        }

        _resources = model.Wire.Bag is { } bag
            ? model.Resources
                .Select(resource => (Model: resource, Layout: PayloadLayout.Of(resource, bag)))
                .SelectMany(one => one.Model.WireSpellings().Select(wire => (wire, one)))
                .DistinctBy(pair => pair.wire)
                .ToDictionary(pair => pair.wire, pair => pair.one)
            : [];
        Prefixes = System.Text.Encoding.UTF8.GetBytes($" {string.Join(" ", model.Namespaces.Select(one => one.Prefix))} ");
        IEnumerable<FixedModel> parts = model.Wire.AllMessages().SelectMany(message => message.Fixed)
            .Concat(model.Shapes.SelectMany(shape => shape.Fixed))
            .Concat(model.Resources.SelectMany(resource => resource.Fixed));
        Defaults = System.Text.Encoding.UTF8.GetBytes(
            $" {string.Join(" ", parts.Where(part => part.Path.Attribute is { Qualified: "xmlns" }).Select(part => part.Value))} ");
        _events = model.Groups.SelectMany(group => group.Events).ToDictionary(e => e.Name);
        _actions = model.Actions.ToDictionary(action => action.Name);
        _envelopes = model.Wire.AllMessages().ToDictionary(message => message.Kind, PayloadLayout.Around);
        Tolerances = [.. model.Tolerances.Select(one => new XmlTolerance(
            one.Name,
            one.Repairs.Select(repair => new KeyValuePair<XmlRepairKind, string>(KindOf(repair.Fault), repair.On)),
            one.Aliases.Select(alias => new XmlAlias(alias.Name, alias.Also, alias.IsAttribute))))];
    }

    public ProtocolModel Model { get; }

    /// <summary>The prefixes of the schema, with blanks around each.</summary>
    public byte[] Prefixes { get; }

    /// <summary>The namespaces that fixed parts give names without a prefix, with blanks around each.</summary>
    public byte[] Defaults { get; }

    /// <summary>The profiles of tolerance that the schema has.</summary>
    public IReadOnlyList<XmlTolerance> Tolerances { get; }

    /// <summary>The layout of a payload that is always empty.</summary>
    public PayloadLayout Nothing { get; } = PayloadLayout.Of(
        new ShapeModel("", "", new PathModel(default, null), default, default, default, Facts.None), null, "", _ => default);

    /// <summary>The layout of what stands beside the payloads of a kind of message.</summary>
    public PayloadLayout Around(MessageModel message) => _envelopes[message.Kind];

    public PayloadLayout Layout(string shape) => _layouts[shape];

    public ShapeModel Shape(string name) => Model.Shapes.First(shape => shape.Name == name);

    public EventModel? Event(string name) => _events.GetValueOrDefault(name);

    public ActionModel? Action(string name) => _actions.GetValueOrDefault(name);

    public (ResourceModel Model, PayloadLayout Layout)? Resource(string wire) =>
        _resources.TryGetValue(wire, out (ResourceModel, PayloadLayout) found) ? found : null;

    /// <summary>The group that an event belongs to.</summary>
    public EventGroupModel GroupOf(EventModel e) => Model.Groups.First(group => group.Events.Contains(e));

    private static XmlRepairKind KindOf(string id) =>
        Enum.GetValues<XmlRepairKind>().First(kind => XmlTolerance.IdOf(kind) == id);

    private EquatableArray<string> WiresOfResource(string nameClr) =>
        Model.Resources.FirstOrDefault(resource => resource.NameClr == nameClr)?.WireSpellings().ToEquatableArray()
        ?? default;
}

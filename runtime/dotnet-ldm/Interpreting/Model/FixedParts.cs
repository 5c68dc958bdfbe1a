using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>The fixed parts of a message by the element that they stand in.</summary>
internal static class FixedParts
{
    /// <summary>Attributes of the root.</summary>
    public static IEnumerable<FixedModel> OfRoot(MessageModel message) =>
        message.Fixed.Where(part => part.Path is { Steps.Count: 0, Attribute: not null });

    /// <summary>Elements right in the root.</summary>
    public static IEnumerable<FixedModel> InRoot(MessageModel message) => message.Fixed.Where(part =>
        part.Path is { Attribute: null, Steps.Count: 1 }
        && part.Path.Steps[0].Name.Local != message.Unit.Local
        && part.Path.Steps[0].Name.Local != message.Payload.Local);

    /// <summary>Attributes of the unit.</summary>
    public static IEnumerable<FixedModel> OfUnit(MessageModel message) => message.Fixed.Where(part =>
        part.Path is { Attribute: not null, Steps.Count: 1 } && part.Path.Steps[0].Name.Local == message.Unit.Local);

    /// <summary>Elements right in the unit.</summary>
    public static IEnumerable<FixedModel> InUnit(MessageModel message) => message.Fixed.Where(part =>
        part.Path is { Attribute: null, Steps.Count: 2 }
        && part.Path.Steps[0].Name.Local == message.Unit.Local
        && part.Path.Steps[1].Name.Local != message.Payload.Local);

    /// <summary>Attributes of the payload: its name may be the first step, or follow the unit's.</summary>
    public static IEnumerable<FixedModel> OfPayload(MessageModel message) => message.Fixed.Where(part =>
        part.Path.Attribute is not null
        && part.Path.Steps.Count is 1 or 2
        && part.Path.Steps[^1].Name.Local == message.Payload.Local
        && (part.Path.Steps.Count == 1 || part.Path.Steps[0].Name.Local == message.Unit.Local));
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Markup that all messages of a kind have, by where it stands: in the root, the unit or the payload.</summary>
internal static class FixedParts
{
    /// <summary>Fixed elements right in the root.</summary>
    public static IEnumerable<FixedModel> InRoot(MessageModel? message) => message is null
        ? []
        : message.Fixed.Where(part => part.Path is { Attribute: null, Steps.Count: 1 }
            && part.Path.Steps[0].Name.Local != message.Unit.Local
            && part.Path.Steps[0].Name.Local != message.Payload.Local);

    /// <summary>Fixed elements right in the unit.</summary>
    public static IEnumerable<FixedModel> InUnit(MessageModel? message) => message is null
        ? []
        : message.Fixed.Where(part => part.Path is { Attribute: null, Steps.Count: 2 }
            && part.Path.Steps[0].Name.Local == message.Unit.Local
            && part.Path.Steps[1].Name.Local != message.Payload.Local);

    /// <summary>Fixed attributes of the document element.</summary>
    public static IEnumerable<FixedModel> OfRoot(MessageModel message) => message.Fixed
        .Where(static part => part.Path is { Steps.Count: 0, Attribute: not null });

    /// <summary>Fixed attributes of the unit.</summary>
    public static IEnumerable<FixedModel> OfUnit(MessageModel message) => message.Fixed.Where(part =>
        part.Path is { Attribute: not null, Steps.Count: 1 }
        && part.Path.Steps[0].Name.Local == message.Unit.Local);

    /// <summary>Fixed attributes of the payload: its name may be the first step, or follow the unit's.</summary>
    public static IEnumerable<FixedModel> OfPayload(MessageModel message) => message.Fixed.Where(part =>
        part.Path.Attribute is not null && part.Path.Steps.Count is 1 or 2
        && part.Path.Steps.Count > 0 && part.Path.Steps[part.Path.Steps.Count - 1].Name.Local == message.Payload.Local
        && (part.Path.Steps.Count == 1 || part.Path.Steps[0].Name.Local == message.Unit.Local));

    /// <summary>Local names of attributes of payloads that belong to the kinds of messages.</summary>
    public static IEnumerable<string> PayloadAttributes(WireModel wire) => new[] { wire.Event, wire.Call }
        .OfType<MessageModel>().SelectMany(OfPayload).Select(static part => part.Path.Attribute!.Local)
        .Concat(wire.Answer is null ? [] : RootAttributes(wire.Answer))
        .Distinct();

    /// <summary>Local names of attributes of a document element that have a meaning, but for the version.</summary>
    public static IEnumerable<string> RootAttributes(MessageModel message) => OfRoot(message)
        .Select(static part => part.Path.Attribute!.Local)
        .Concat(message.Properties.SelectMany(static property => property.Paths)
            .Where(static path => path is { Steps.Count: 0, Attribute: not null })
            .Select(static path => path.Attribute!.Local))
        .Concat(message.Id is { } id ? [id.Local] : []);

    /// <summary>Local names of fixed attributes of units.</summary>
    public static IEnumerable<string> UnitAttributes(WireModel wire) => new[] { wire.Event, wire.Call }
        .OfType<MessageModel>().SelectMany(OfUnit).Select(static part => part.Path.Attribute!.Local).Distinct();
}

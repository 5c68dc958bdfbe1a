using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Which schemas can be interpreted: those whose messages are units with a selector and payloads.</summary>
internal static class Interpretable
{
    private static readonly string[] Framings = ["xmpp-stream", "documents"];

    /// <summary>What a schema uses that is not interpreted; null when there is nothing.</summary>
    public static string? Obstacle(ProtocolModel model)
    {
        if (new[] { model.Wire.Call, model.Wire.Event }.Any(
            message => message is { Unit.Local: "" } or { Selector.Local: "" } or { Payload.Local: "" }))
        {
            return "its messages have no unit, selector or payload";
        }

        if (model.Shapes.SelectMany(shape => shape.Properties).Any(property => property.Repeats))
        {
            return "it has lists whose values are elements of their own (repeats)";
        }

        if (model.Wire.AllMessages().Any(message => !message.Properties.IsEmpty))
        {
            return "its messages have values beside their payloads";
        }

        if (model.Wire.AllMessages().Any(message => message.Id is not null))
        {
            return "its replies find their requests by an id";
        }

        return Framings.Contains(model.Transport.Framing) ? null : $"its framing is {model.Transport.Framing}";
    }
}

using System.Security;
using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Testing.Messages;

/// <summary>Writes the frame of a message: root, unit, selector, options, payload, reply.</summary>
internal sealed class DocumentWriter(ProtocolModel model, Random random)
{
    private readonly PayloadWriter _payloads = new(model, random);
    private readonly ValueWriter _values = new(model, random);

    public string Event(EventModel one)
    {
        MessageModel wire = model.Wire.Event!;
        return Document(wire, Unit(wire, one.Name, "", Payload(wire, one.Shape)), "");
    }

    public string Call(ActionModel action)
    {
        MessageModel wire = model.Wire.Call!;
        return Document(wire, Unit(wire, action.Name, Options(wire, action), Payload(wire, action.Request)), "");
    }

    public string Reply(ActionModel action)
    {
        MessageModel wire = model.Wire.Call!;
        ReplyModel reply = model.Wire.Reply!;
        string outcome = Outcome(reply);

        // One level is enough, and which of them is the manager's choice.
        List<char> levels = [];
        levels.AddRange(reply.AtRoot ? "r" : "");
        levels.AddRange(reply.AtUnit ? "u" : "");
        levels.AddRange(reply.AtPayload ? "p" : "");
        char level = levels[random.Next(levels.Count)];
        string payload = Payload(wire, action.Reply, level == 'p' ? outcome : "");
        return Document(wire, Unit(wire, action.Name, "", payload, level == 'u' ? outcome : ""), level == 'r' ? outcome : "");
    }

    private string Document(MessageModel wire, string unit, string after)
    {
        StringBuilder text = new();
        text.Append('<').Append(wire.Root);
        foreach (NamespaceModel space in model.Namespaces)
        {
            text.Append($" xmlns:{space.Prefix}=\"{SecurityElement.Escape(space.Uri)}\"");
        }

        if (model.VersionPath is ['@', .. string version] && model.Versions.Count > 0)
        {
            text.Append($" {version}=\"{SecurityElement.Escape(model.Versions[random.Next(model.Versions.Count)].Id)}\"");
        }

        return text.Append($">{unit}{after}</{wire.Root}>").ToString();
    }

    private static string Unit(MessageModel wire, string name, string options, string payload, string after = "") =>
        $"<{wire.Unit}><{wire.Selector}>{SecurityElement.Escape(name)}</{wire.Selector}>{options}{payload}{after}</{wire.Unit}>";

    private string Payload(MessageModel wire, ShapeUse use, string after = "") =>
        $"<{wire.Payload}>{_payloads.Content(use)}{after}</{wire.Payload}>";

    private string Outcome(ReplyModel reply)
    {
        bool succeeded = random.Next(2) == 0;
        string detail = reply.Detail is null || (succeeded && random.Next(2) == 0)
            ? ""
            : $"<{reply.Detail}>{_values.Text(new TypeModel(TypeKind.String))}</{reply.Detail}>";
        return $"<{reply.Element}><{reply.Status}>{(succeeded ? reply.Ok : reply.Failed)}</{reply.Status}>{detail}</{reply.Element}>";
    }

    private string Options(MessageModel wire, ActionModel action)
    {
        List<string> words = [];
        foreach (OptionModel option in action.Options.Where(_ => random.Next(2) == 0))
        {
            words.AddRange(option.Flag is null ? [] : [option.Flag]);
            words.AddRange(option.Type is null ? [] : [_values.Word(option.Type)]);
        }

        return wire.Option is null || words.Count == 0
            ? ""
            : $"<{wire.Option}>{SecurityElement.Escape(string.Join(' ', words))}</{wire.Option}>";
    }
}

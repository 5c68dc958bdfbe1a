using LdmCodegen.Schema.Model;
using static LdmCodegen.Schema.Contract.EntryWriting;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises of its events and actions.</summary>
internal static class MessageEntries
{
    public static IEnumerable<ContractEntry> Of(ProtocolModel model)
    {
        foreach (EventGroupModel group in model.Groups)
        {
            yield return Entry("events", group.Name)
                .With("csharp", group.NameClr)
                .With("includes", Words(group.Includes))
                .With("register", group.Register)
                .With("unregister", group.Unregister)
                .With(group.Facts);
            foreach (EventModel one in group.Events)
            {
                yield return Entry("event", one.Name)
                    .With("as", one.Shape.NameClr)
                    .With("csharp", one.NameClr)
                    .With("group", group.Name)
                    .With("shape", Use(one.Shape))
                    .With(one.Facts);
            }
        }

        foreach (ActionModel action in model.Actions)
        {
            yield return Entry("action", action.Name)
                .With("as", ListName(action))
                .With("csharp", action.NameClr)
                .With("reply", Use(action.Reply))
                .With("request", Use(action.Request))
                .With(action.Facts);
            foreach (OptionModel option in action.Options)
            {
                string[] identity = option.Flag is { } flag ? ["option", flag] : ["operand", option.Name];
                yield return Entry(["action", action.Name, .. identity])
                    .With("csharp", option.NameClr)
                    .With("operand", option.Type is null ? null : option.OperandOptional ? "optional" : "required")
                    .With("type", option.Type is { } type ? TypeText.Of(type) : null)
                    .With(option.Facts);
            }
        }
    }

    /// <summary>The C# name of the lists of an action; requests and replies share it.</summary>
    private static string? ListName(ActionModel action) =>
        new[] { action.Request, action.Reply }.FirstOrDefault(use => use.Occurs == Occurs.Many)?.NameClr;

    private static string Use(ShapeUse use) => use.Occurs switch
    {
        Occurs.Optional => use.Shape + "?",
        Occurs.Many => use.Shape + "*",
        _ => use.Shape,
    };
}

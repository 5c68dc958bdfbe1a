using LdmCodegen.Schema.Model;
using static LdmCodegen.Schema.Contract.EntryWriting;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises of the layout of its messages.</summary>
internal static class WireEntries
{
    public static IEnumerable<ContractEntry> Of(WireModel wire) =>
    [
        .. wire.AllMessages().SelectMany(OfMessage),
        .. wire.Reply is { } reply ? [OfReply(reply)] : Array.Empty<ContractEntry>(),
        .. wire.Outcome is { } outcome ? [OfOutcome(outcome)] : Array.Empty<ContractEntry>(),
        .. wire.Greeting is { } greeting ? OfGreeting(greeting) : [],
        .. wire.Bag is { } bag ? OfBag(bag) : [],
    ];

    private static IEnumerable<ContractEntry> OfMessage(MessageModel message) =>
    [
        Entry("message", message.Kind)
            .With("id", Attribute(message.Id))
            .When(message.NamesByElement, "names", "element")
            .With("option", message.Option)
            .With("option-also", Words(message.OptionAlso.Select(name => name.Qualified)))
            .With("payload", message.Payload)
            .With("root", message.Root)
            .With("selector", message.Selector)
            .With("unit", message.Unit),
        .. message.Properties.Select(property => OfProperty(property, "message", message.Kind)),
        .. message.Fixed.Select(part => OfFixed(part, "message", message.Kind)),
    ];

    private static ContractEntry OfReply(ReplyModel reply) => Entry("reply")
        .With("detail", reply.Detail)
        .With("element", reply.Element)
        .With("failed", reply.Failed)
        .With("levels", Words(Levels(reply)))
        .With("ok", reply.Ok)
        .With("status", reply.Status);

    private static ContractEntry OfOutcome(OutcomeModel outcome) => Entry("outcome")
        .With("detail", outcome.Detail)
        .With("error", outcome.Error)
        .With("ok", outcome.Ok)
        .With("severity", outcome.Severity)
        .With("shape", outcome.Shape)
        .With("status", outcome.Status)
        .With("warning", outcome.Warning);

    private static IEnumerable<ContractEntry> OfGreeting(GreetingModel greeting) => greeting.Fixed
        .Select(part => OfFixed(part, "greeting"))
        .Prepend(Entry("greeting")
            .With("from", (greeting.FromServer, greeting.FromClient) switch
            {
                (true, true) => "both",
                (true, _) => "server",
                _ => "client",
            })
            .With("root", greeting.Root)
            .With("shape", greeting.Shape));

    private static IEnumerable<ContractEntry> OfBag(BagModel bag)
    {
        yield return Entry("bag")
            .When(bag.HasChildEntries, "child-entries")
            .With("entry", bag.Entry)
            .When(bag.Folds, "fold")
            .With("item", bag.Item)
            .With("key", Attribute(bag.Key))
            .With("selector", bag.Selector);
        if (bag.Nested is { } nested)
        {
            yield return Entry("bag", "nested")
                .With("csharp", nested.NameClr).With("element", nested.Element).With(nested.Facts);
        }
    }

    private static string? Attribute(NameModel? name) => name is null ? null : "@" + name.Qualified;

    private static IEnumerable<string> Levels(ReplyModel reply)
    {
        (bool Has, string Name)[] levels = [(reply.AtRoot, "root"), (reply.AtUnit, "unit"), (reply.AtPayload, "payload")];
        return levels.Where(level => level.Has).Select(level => level.Name);
    }
}

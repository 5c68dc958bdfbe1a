using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>What stands beside the payloads of messages: values of every message of a kind, and ids.</summary>
internal static class EnvelopeFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        foreach (MessageModel message in parts.Model.Wire.AllMessages().Where(static one => !one.Properties.IsEmpty))
        {
            string type = TypeOf(message);
            PayloadLayout layout = PayloadLayout.Around(message);
            string name = $"{parts.Names.Prefix}{type}Envelope";
            yield return new EnvelopeView(
                parts.HintName(type + "Envelope"),
                parts.Names,
                type,
                type.ToLowerInvariant(),
                ContentCode.OfShape(name, layout, parts.Names, parts.Namespaces, repeats: false) with
                {
                    Checks = parts.Names.ChecksEnvelope && message.Kind == "call"
                        ? PeerCode.OfEnvelope(layout, parts.Names)
                        : default,
                },
                MembersCode.Of(name, layout, MembersCode.Style.Optional, hasBase: true),
                layout.Properties
                    .SelectMany(static one => one.HasRaw ? new[] { one.Name, one.RawName } : [one.Name])
                    .ToEquatableArray());
        }
    }

    /// <summary>How the reader completes messages, for each kind that needs it.</summary>
    public static EquatableArray<RootEnvelopeView> Completions(ProtocolParts parts)
    {
        List<RootEnvelopeView> completions = [];
        bool hasAnswers = parts.Model.Wire.Answer is not null;
        foreach (MessageModel message in parts.Model.Wire.AllMessages())
        {
            bool correlates = message.Id is not null && message.Kind != "reply";
            if (message.Properties.IsEmpty && !correlates)
            {
                continue;
            }

            completions.Add(new RootEnvelopeView(
                message.Kind == "event" ? "Event" : message.Kind == "call" ? "Call" : "Answer",
                TypeOf(message),
                !message.Properties.IsEmpty,
                PayloadLayout.Around(message).Properties.Where(static one => one.Model.Required)
                    .SelectMany(MembersCode.Tests).ToEquatableArray(),
                message is { Kind: "event", NamesByElement: true },
                correlates,
                correlates && !hasAnswers,
                correlates,
                CSharp.Text($"The id of the message is missing: @{message.Id}.")));
        }

        return completions.ToEquatableArray();
    }

    /// <summary>Local names of the root's children that hold values.</summary>
    public static IEnumerable<string> Beside(MessageModel? message) => message is null
        ? []
        : message.Properties.SelectMany(static property => property.Paths)
            .Where(static path => !path.Steps.IsEmpty)
            .Select(static path => path.Steps[0].Name.Local)
            .Distinct();

    /// <summary>A test whether <c>at</c> stands on one of them, or on a fixed part: on no payload.</summary>
    public static string BesideTest(MessageModel? message)
    {
        string[] tests = Beside(message)
            .Concat(FixedParts.InRoot(message).Select(static part => part.Path.Steps[0].Name.Local))
            .Distinct()
            .Select(static name => $"at.LocalNameIs({CSharp.Utf8(name)})").ToArray();
        return tests.Length == 0 ? "false" : string.Join(" || ", tests);
    }

    private static string TypeOf(MessageModel message) => message.Kind switch
    {
        "event" => "Event",
        "call" => "Request",
        _ => "Reply",
    };
}

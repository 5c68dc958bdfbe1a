using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Decides which files a protocol gives and what each shows.</summary>
internal static class ProtocolViews
{
    public static IEnumerable<ArtefactView> Create(ProtocolModel model, FileSettings settings)
    {
        ProtocolParts parts = new(model, settings);
        return Common(parts)
            .Concat(ContentFiles.Create(parts))
            .Concat(EventFiles.Create(parts))
            .Concat(ActionFiles.Create(parts))
            .Concat(WireFiles.Create(parts))
            .Concat(AnswerFiles.Create(parts))
            .Concat(LeniencyFiles.Create(parts))
            .Concat(DocumentFiles.Create(parts))
            .Concat(EndpointFiles.Create(parts));
    }

    private static IEnumerable<ArtefactView> Common(ProtocolParts parts)
    {
        yield return new PlainView(parts.HintName("Message"), "message", parts.Names);
        yield return new PlainView(parts.HintName("Event"), "event_base", parts.Names)
        {
            HasEnvelope = parts.Model.Wire.Event is { Properties.IsEmpty: false },
        };
        yield return new PlainView(parts.HintName("UnknownEvent"), "unknown_event", parts.Names);
        yield return new PlainView(parts.HintName("GapEvent"), "gap_event", parts.Names);
        yield return new PlainView(parts.HintName("Content"), "content_base", parts.Names);
        yield return new PlainView(parts.HintName("Request"), "request_base", parts.Names)
        {
            Correlates = parts.Correlates,
        };
    }
}

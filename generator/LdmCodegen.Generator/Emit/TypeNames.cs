using LdmCodegen.Generator.Emit.Views;

namespace LdmCodegen.Generator.Emit;

/// <summary>
/// The types that files declare, known without rendering: a test holds this against what templates print.
/// </summary>
internal static class TypeNames
{
    public static IEnumerable<TypeName> Of(ArtefactView view) => view switch
    {
        BundleView bundle => bundle.Parts.SelectMany(Of),
        EventView one => [new TypeName(one.Name + "Event", TypeForm.Record)],
        GroupView one => [new TypeName($"{one.P}{one.Name}Event", TypeForm.Record)],
        ActionView one =>
            [new TypeName(one.Name + "Request", TypeForm.Record), new TypeName(one.Name + "Reply", TypeForm.Record)],
        EnumView one => [new TypeName(one.Name, TypeForm.Closed)],
        ResourceView one =>
            [new TypeName(one.Name, TypeForm.Record), new TypeName(one.Content.Name, TypeForm.Closed)],
        ShapeView one => [new TypeName(one.Content.Name, TypeForm.Closed)],
        ShapeObjectView one => [new TypeName(one.Name, TypeForm.Record)],
        ShapeListView one => [new TypeName(one.Name, TypeForm.Record), new TypeName(one.List, TypeForm.Closed)],
        DocumentPartView one => [new TypeName(one.Name, TypeForm.Class)],
        WriterView one =>
        [
            new TypeName(one.P + "Namespaces", TypeForm.Closed),
            new TypeName(one.P + "Writer", one.IsPartial ? TypeForm.Struct : TypeForm.Closed),
        ],
        GreetingView one => [new TypeName(one.Name, TypeForm.Record)],
        EnvelopeView one => [new TypeName($"{one.P}{one.Type}Envelope", TypeForm.Closed)],
        ProtocolFileView one => OfEveryProtocol(one.Template, one.P),
        _ => [],
    };

    /// <summary>What a template that depends on no part declares.</summary>
    private static IEnumerable<TypeName> OfEveryProtocol(string template, string p) => template switch
    {
        "message" => Of(p, TypeForm.Record, "Message"),
        "event_base" => [new TypeName(p + "Event", TypeForm.Record), new TypeName($"I{p}EventHandler", TypeForm.Interface)],
        "unknown_event" => Of(p, TypeForm.Record, "UnknownEvent"),
        "gap_event" => Of(p, TypeForm.Record, "GapEvent"),
        "event_group" => Of(p, TypeForm.Closed, "EventGroup"),
        "content_base" => [new TypeName($"I{p}Content", TypeForm.Closed), new TypeName(p + "EmptyContent", TypeForm.Closed)],
        "request_base" => Of(p, TypeForm.Record, "Request", "UnknownRequest"),
        "reply_base" => [.. Of(p, TypeForm.Record, "Reply", "UnknownReply"), .. Of(p, TypeForm.Closed, "Outcome")],
        "resource_base" => Of(p, TypeForm.Record, "Resource", "UnknownResource"),
        "dispatcher" => Of(p, TypeForm.Closed, "EventKind", "EventDispatcher"),
        "action_dispatcher" => Of(p, TypeForm.Closed, "ActionKind", "ActionDispatcher"),
        "document" => Of(
            p, TypeForm.Class, "Document", "DocumentUnit", "DocumentObject", "ResourceElement", "UnknownResourceElement"),
        "event_view" => Of(p, TypeForm.Closed, "EventView"),
        "lazy_event" => Of(p, TypeForm.Closed, "LazyEvent"),
        "parser" => Of(p, TypeForm.Closed, "Parser"),
        "prediction" => Of(p, TypeForm.Closed, "Prediction"),
        "readings" => Of(p, TypeForm.Closed, "Readings"),
        "reader" => Of(p, TypeForm.Struct, "Reader"),
        "reader_learning" => Of(p, TypeForm.Closed, "ResourceStart"),
        "wire" => [.. Of(p, TypeForm.Closed, "Dialect"), .. Of(p, TypeForm.Class, "Wire")],
        "spelling" => Of(p, TypeForm.Record, "Spelling"),
        "tolerance" => Of(p, TypeForm.Class, "Tolerance"),
        "protocol" => Of(p, TypeForm.Closed, "Protocol"),
        "schema" => Of(p, TypeForm.Class, "Schema"),
        "client" => Of(p, TypeForm.Class, "Client", "Events"),
        "client_options" => Of(p, TypeForm.Record, "ClientOptions"),
        "batch" => Of(p, TypeForm.Class, "Batch"),
        "server" => Of(p, TypeForm.Class, "Server", "Peer"),
        "server_options" => Of(p, TypeForm.Record, "ServerOptions"),
        _ => [],
    };

    private static IEnumerable<TypeName> Of(string p, TypeForm form, params string[] suffixes) =>
        suffixes.Select(suffix => new TypeName(p + suffix, form));
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The content of a shape.</summary>
internal sealed record ShapeView(string HintName, ProtocolNames Protocol, string Shape, ContentView Content)
    : ProtocolFileView(HintName, "shape", Protocol);

/// <summary>The record of a shape that repeats, and the content of a payload that holds many.</summary>
internal sealed record ShapeListView(
    string HintName, ProtocolNames Protocol, string Name, string List, EquatableArray<string> Doc, MembersView Members,
    EquatableArray<FieldView> Free, EquatableArray<MethodView> Methods, bool HasRequired, string MissingTest,
    string ReadObject,
    EquatableArray<string> Write, EquatableArray<string> WritePlain, int Kind, bool LearnsObjects)
    : ProtocolFileView(HintName, "shape_list", Protocol)
{
    public bool HasPlain => !WritePlain.IsEmpty;

    /// <summary>Statements that write attributes of the payload element.</summary>
    public EquatableArray<string> Attributes { get; init; }

    /// <summary>Whether lists may stand beside the objects.</summary>
    public bool HasFree => !Free.IsEmpty;
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>The editable document, its units, and what its resources and objects have in common.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Messages">C# expressions, one for each message layout.</param>
/// <param name="Bag">A C# expression for the layout of resources.</param>
/// <param name="Reply">A C# expression for the name of the reply element.</param>
/// <param name="Wrappers">Names of elements that only wrap resources, C# literals with commas between them.</param>
/// <param name="Namespaces">Prefixes and what they are bound to, as C# literals.</param>
/// <param name="VersionAttribute">The attribute of the root that states the version, a C# literal; null for none.</param>
/// <param name="VersionLocal">The same without prefix.</param>
/// <param name="Resources">Kinds of resources.</param>
/// <param name="HasResources">Whether the protocol has resources at all.</param>
/// <param name="Requests">Objects of requests.</param>
/// <param name="Replies">Objects of replies.</param>
internal sealed record DocumentView(
    string HintName,
    ProtocolNames Protocol,
    EquatableArray<string> Messages,
    string Bag,
    string Reply,
    string Wrappers,
    EquatableArray<PairView> Namespaces,
    string? VersionAttribute,
    string? VersionLocal,
    EquatableArray<NameView> Resources,
    bool HasResources,
    EquatableArray<ObjectUseView> Requests,
    EquatableArray<ObjectUseView> Replies)
    : ProtocolFileView(HintName, "document", Protocol);

/// <summary>Two C# literals that belong together.</summary>
internal sealed record PairView(string Name, string Value);

/// <summary>Names of messages that have objects of one shape.</summary>
/// <param name="Object">The type of objects.</param>
/// <param name="Path">Where they stand in the payload, a C# literal.</param>
/// <param name="Names">Names on the wire, C# literals.</param>
internal sealed record ObjectUseView(string Object, string Path, EquatableArray<string> Names);

/// <summary>A resource or an object of an editable document.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Template">The template.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Wire">A resource's kind, a C# literal; empty for objects.</param>
/// <param name="WireDoc">The same for documentation.</param>
/// <param name="Doc">Documentation.</param>
/// <param name="Obsolete">The argument of <c>[Obsolete]</c>, or null.</param>
/// <param name="Attributes">Attributes of the element around a resource.</param>
/// <param name="ResourcePath">Where resources are added to an object, a C# literal, or null.</param>
/// <param name="Properties">The properties.</param>
internal sealed record DocumentPartView(
    string HintName,
    string Template,
    ProtocolNames Protocol,
    string Name,
    string Wire,
    string WireDoc,
    EquatableArray<string> Doc,
    string? Obsolete,
    EquatableArray<PairView> Attributes,
    string? ResourcePath,
    EquatableArray<DocumentPropertyView> Properties)
    : ProtocolFileView(HintName, Template, Protocol);

/// <summary>A property of a resource or an object of an editable document.</summary>
/// <param name="Doc">Documentation.</param>
/// <param name="Obsolete">The argument of <c>[Obsolete]</c>, or null.</param>
/// <param name="Type">The type of a present value.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Place">Arguments that make the property's place.</param>
/// <param name="Codec">An expression for the codec; null when the value is text or markup.</param>
/// <param name="ElementCodec">An expression for the codec of a value in a list; null when it is no list.</param>
/// <param name="CodecType">The type of the codec's values.</param>
/// <param name="ElementType">The type of a value in a list.</param>
/// <param name="Access">What the accessors are called: <c>Text</c>, <c>Value</c>, <c>List</c> or <c>Xml</c>.</param>
internal sealed record DocumentPropertyView(
    EquatableArray<string> Doc,
    string? Obsolete,
    string Type,
    string Name,
    string Place,
    string? Codec,
    string? ElementCodec,
    string CodecType,
    string ElementType,
    string Access)
{
    public bool CanSet => Access != "Xml";
}

namespace LdmCodegen.Runtime;

/// <summary>An element that the schema does not name, kept so that nothing is lost.</summary>
/// <param name="Parent">The path, from the payload, of the element it stood in; empty for the payload itself.</param>
/// <param name="Xml">The element as it was received.</param>
public sealed record UnknownContent(string Parent, RawXml Xml);

namespace LdmCodegen.Runtime.Xml;

/// <summary>Where tokens stand, for an index over the document.</summary>
public ref partial struct Utf8XmlReader
{
    /// <summary>The offset of the token stood on.</summary>
    internal readonly int TokenStart => _tokenStart;

    /// <summary>The offset after the token stood on.</summary>
    internal readonly int TokenEnd => _position;

    /// <summary>The offset after the name of the start tag stood on, where its attributes begin.</summary>
    internal readonly int AttributesStart => _attributesStart;

    /// <summary>Whether the start tag stood on is an empty-element tag.</summary>
    internal readonly bool IsEmptyElement => Kind == XmlTokenKind.StartElement && _next == Step.EndOfEmptyElement;
}

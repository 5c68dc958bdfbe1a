namespace LdmCodegen.Runtime.Xml;

/// <summary>What a <see cref="Utf8XmlReader"/> stands on.</summary>
public enum XmlTokenKind : byte
{
    /// <summary>Nothing: before the first token, after the last, or after a fault.</summary>
    None,

    /// <summary>A start tag. An empty-element tag gives this and then <see cref="EndElement"/>.</summary>
    StartElement,

    /// <summary>An end tag.</summary>
    EndElement,

    /// <summary>A run of text, CDATA sections included.</summary>
    Text,
}

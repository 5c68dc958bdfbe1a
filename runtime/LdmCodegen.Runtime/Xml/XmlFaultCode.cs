namespace LdmCodegen.Runtime;

/// <summary>What is wrong with a document. The first group is about the bytes, the last about their meaning.</summary>
public enum XmlFaultCode
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The input ends inside a document.</summary>
    Truncated,

    /// <summary>The bytes are not UTF-8 (overlong forms and surrogates included).</summary>
    InvalidUtf8,

    /// <summary>A character that XML 1.0 does not allow, written directly or as a reference.</summary>
    InvalidCharacter,

    /// <summary>The markup breaks the grammar of XML 1.0.</summary>
    MalformedMarkup,

    /// <summary>An end tag does not name the element that is open.</summary>
    MismatchedTag,

    /// <summary>Two attributes of one start tag have the same name.</summary>
    DuplicateAttribute,

    /// <summary>A reference to an entity other than the five that XML predefines.</summary>
    UndefinedEntity,

    /// <summary>A document type declaration; the restricted profile does not allow it.</summary>
    RestrictedDoctype,

    /// <summary>A comment; the restricted profile does not allow it.</summary>
    RestrictedComment,

    /// <summary>A processing instruction, or an XML declaration that is out of place.</summary>
    RestrictedInstruction,

    /// <summary>Something other than white space stands after a document or between two documents.</summary>
    TrailingContent,

    /// <summary>A limit of <see cref="XmlLimits"/> was reached; the message names the limit.</summary>
    LimitExceeded,

    /// <summary>The root element is not one that the protocol knows.</summary>
    UnexpectedRoot,

    /// <summary>A required element is missing.</summary>
    MissingElement,

    /// <summary>A required attribute is missing.</summary>
    MissingAttribute,

    /// <summary>A value is not of the type that the schema gives it.</summary>
    InvalidValue,

    /// <summary>The message's name is not one that the protocol knows.</summary>
    UnknownMessage,

    /// <summary>An element that the protocol does not name, where unknown elements are refused.</summary>
    UnknownElement,

    /// <summary>An attribute that the protocol does not name, where unknown attributes are refused.</summary>
    UnknownAttribute,

    /// <summary>A document with several messages where exactly one was asked for.</summary>
    SeveralMessages,
}

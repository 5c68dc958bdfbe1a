namespace LdmCodegen.Schema.Reading;

/// <summary>What an element may hold.</summary>
internal sealed record ElementRule(string Name, AttributeRule[] Attributes, string[] Children, bool HasText);

/// <summary>What an attribute may say.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The syntax of its value.</param>
/// <param name="Required">Whether the element is nothing without it.</param>
/// <param name="Choices">The values of <see cref="ValueKind.Choice"/> and <see cref="ValueKind.Choices"/>.</param>
/// <param name="Min">The least value of <see cref="ValueKind.Number"/>.</param>
/// <param name="Max">The greatest value of <see cref="ValueKind.Number"/>.</param>
internal sealed record AttributeRule(
    string Name, ValueKind Kind, bool Required = false, string[]? Choices = null, int Min = 0, int Max = int.MaxValue);

/// <summary>The syntax of attribute values.</summary>
internal enum ValueKind
{
    /// <summary>Anything, also nothing.</summary>
    Text,

    /// <summary>Text of the wire: not empty, no white space around it.</summary>
    Wire,

    /// <summary>A name of the schema: a letter or underscore, then letters, digits, <c>_ - .</c>.</summary>
    Name,

    /// <summary>Names of the schema or the wire, separated by blanks.</summary>
    Names,

    /// <summary>An XML name, with or without a prefix.</summary>
    XmlName,

    /// <summary>XML names separated by blanks.</summary>
    XmlNames,

    /// <summary>An XML attribute name after <c>@</c>.</summary>
    XmlAttribute,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A whole number in a range.</summary>
    Number,

    /// <summary>Bytes, such as <c>16MiB</c>.</summary>
    Size,

    /// <summary>A time span, such as <c>30s</c>.</summary>
    Time,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Several of a few words, separated by blanks.</summary>
    Choices,

    /// <summary>A path.</summary>
    Path,

    /// <summary>Paths separated by <c>|</c>.</summary>
    Paths,

    /// <summary>A type: a name, or <c>list of</c> one.</summary>
    Type,

    /// <summary>A shape's name, with <c>?</c> or <c>*</c> or neither.</summary>
    ShapeUse,

    /// <summary>Ids of findings, separated by blanks.</summary>
    RuleIds,
}

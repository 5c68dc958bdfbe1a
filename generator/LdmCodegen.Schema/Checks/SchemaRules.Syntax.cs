using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

/// <summary>Rules about the text: LDM1xxx.</summary>
public static partial class SchemaRules
{
    private const string Syntax = "LdmCodegen.Syntax";

    /// <summary>The text is not well-formed XML.</summary>
    public static SchemaRule NotWellFormed { get; } = new(
        "LDM1001", "Not well-formed XML",
        "The file is not well-formed XML: {0}",
        Error, Syntax);

    /// <summary>An element that the language does not have there.</summary>
    public static SchemaRule UnknownElement { get; } = new(
        "LDM1002", "Unknown element",
        "Unknown element '{0}' in '{1}'{2}",
        Error, Syntax);

    /// <summary>An attribute that the element does not have.</summary>
    public static SchemaRule UnknownAttribute { get; } = new(
        "LDM1003", "Unknown attribute",
        "Unknown attribute '{0}' on '{1}'{2}",
        Error, Syntax);

    /// <summary>An element without an attribute it needs.</summary>
    public static SchemaRule MissingAttribute { get; } = new(
        "LDM1004", "Missing attribute",
        "'{0}' needs the attribute '{1}'",
        Error, Syntax);

    /// <summary>Text where only elements stand.</summary>
    public static SchemaRule UnexpectedText { get; } = new(
        "LDM1005", "Unexpected text",
        "'{0}' holds elements, not text; documentation goes into 'doc'",
        Error, Syntax);

    /// <summary>An element that is nothing without its text.</summary>
    public static SchemaRule MissingText { get; } = new(
        "LDM1006", "Missing text",
        "'{0}' needs text",
        Error, Syntax);

    /// <summary>Elements nested beyond any use.</summary>
    public static SchemaRule NestedTooDeep { get; } = new(
        "LDM1007", "Nested too deep",
        "'{0}' is nested more than 64 elements deep and was left out",
        Error, Syntax);

    /// <summary>A boolean attribute with another value.</summary>
    public static SchemaRule BadBool { get; } = new(
        "LDM1008", "Bad boolean",
        "'{0}' is neither 'true' nor 'false'",
        Error, Syntax);

    /// <summary>A numeric attribute with another value.</summary>
    public static SchemaRule BadNumber { get; } = new(
        "LDM1009", "Bad number",
        "'{0}' is not a whole number from {1} to {2}",
        Error, Syntax);

    /// <summary>A size that cannot be read.</summary>
    public static SchemaRule BadSize { get; } = new(
        "LDM1010", "Bad size",
        "'{0}' is not a size: write a whole number of bytes, or one with KiB, MiB or GiB, less than 2 GiB",
        Error, Syntax);

    /// <summary>A time span that cannot be read.</summary>
    public static SchemaRule BadTime { get; } = new(
        "LDM1011", "Bad time span",
        "'{0}' is not a time span: write a whole number with ms, s, min or h, at most a day",
        Error, Syntax);

    /// <summary>A value that is none of those the attribute can have.</summary>
    public static SchemaRule BadChoice { get; } = new(
        "LDM1012", "Bad choice",
        "'{0}' is not a value of this attribute{1}",
        Error, Syntax);

    /// <summary>A name that is none.</summary>
    public static SchemaRule BadName { get; } = new(
        "LDM1013", "Bad name",
        "'{0}' is not a name: write a letter or '_', then letters, digits, '_', '-' or '.'",
        Error, Syntax);

    /// <summary>An XML name that is none.</summary>
    public static SchemaRule BadXmlName { get; } = new(
        "LDM1014", "Bad XML name",
        "'{0}' is not {1}",
        Error, Syntax);

    /// <summary>Wire text that no message can carry.</summary>
    public static SchemaRule BadWireText { get; } = new(
        "LDM1015", "Bad wire text",
        "'{0}' cannot stand on the wire: it is empty or has white space around it",
        Error, Syntax);

    /// <summary>A path that cannot be read.</summary>
    public static SchemaRule BadPath { get; } = new(
        "LDM1016", "Bad path",
        "'{0}' is not a path: {1}",
        Error, Syntax);

    /// <summary>A type that cannot be read.</summary>
    public static SchemaRule BadType { get; } = new(
        "LDM1017", "Bad type",
        "'{0}' is not a type: write a type's name, or 'list of' and a type's name",
        Error, Syntax);

    /// <summary>A use of a shape that cannot be read.</summary>
    public static SchemaRule BadShapeUse { get; } = new(
        "LDM1018", "Bad use of a shape",
        "'{0}' does not name a shape: write its name, with '?' when it may be absent or '*' when it may repeat",
        Error, Syntax);

    /// <summary>An id that is none.</summary>
    public static SchemaRule BadRuleId { get; } = new(
        "LDM1019", "Bad id of a finding",
        "'{0}' does not name findings: write ids such as LDM4002 with blanks between them",
        Error, Syntax);
}

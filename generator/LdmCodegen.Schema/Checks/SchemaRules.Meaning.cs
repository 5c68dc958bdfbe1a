using static LdmCodegen.Schema.SchemaSeverity;

namespace LdmCodegen.Schema;

/// <summary>Rules about the meaning: LDM2xxx.</summary>
public static partial class SchemaRules
{
    private const string Meaning = "LdmCodegen.Meaning";

    /// <summary>The same name twice; the related place is the first.</summary>
    public static SchemaRule DuplicateName { get; } = new(
        "LDM2001", "Declared twice",
        "{0} '{1}' is declared twice; the first is at {2}",
        Error, Meaning);

    /// <summary>Two names that give one C# name; the related place is the first.</summary>
    public static SchemaRule DuplicateClrName { get; } = new(
        "LDM2002", "Two names, one C# name",
        "{0} '{1}' and {2} '{3}' both give the C# name '{4}'; set csharp on one of them",
        Error, Meaning);

    /// <summary>A C# name that generated code has a use for.</summary>
    public static SchemaRule ReservedClrName { get; } = new(
        "LDM2003", "C# name is taken",
        "{0} '{1}' gives the C# name '{2}', which {3} already has; set csharp to another",
        Error, Meaning);

    /// <summary>A name that gives no C# identifier.</summary>
    public static SchemaRule InvalidClrName { get; } = new(
        "LDM2004", "Not a C# name",
        "{0} '{1}' gives '{2}', which is not a C# identifier; set csharp to one",
        Error, Meaning);

    /// <summary>A namespace that is none.</summary>
    public static SchemaRule InvalidNamespace { get; } = new(
        "LDM2005", "Not a C# namespace",
        "'{0}' is not a C# namespace: write identifiers with dots between them",
        Error, Meaning);

    /// <summary>A shape that is not declared.</summary>
    public static SchemaRule UndefinedShape { get; } = new(
        "LDM2006", "Undefined shape",
        "There is no shape '{0}'{1}",
        Error, Meaning);

    /// <summary>A type that is not declared.</summary>
    public static SchemaRule UndefinedType { get; } = new(
        "LDM2007", "Undefined type",
        "There is no type or enum '{0}'{1}",
        Error, Meaning);

    /// <summary>A resource that is not declared.</summary>
    public static SchemaRule UndefinedResource { get; } = new(
        "LDM2008", "Undefined resource",
        "There is no resource '{0}'{1}",
        Error, Meaning);

    /// <summary>An action that is not declared.</summary>
    public static SchemaRule UndefinedAction { get; } = new(
        "LDM2009", "Undefined action",
        "There is no action '{0}'{1}",
        Error, Meaning);

    /// <summary>A group that is not declared.</summary>
    public static SchemaRule UndefinedGroup { get; } = new(
        "LDM2010", "Undefined event group",
        "There is no event group '{0}'{1}",
        Error, Meaning);

    /// <summary>An event that is not declared.</summary>
    public static SchemaRule UndefinedEvent { get; } = new(
        "LDM2011", "Undefined event",
        "There is no event '{0}'{1}",
        Error, Meaning);

    /// <summary>A version that is not declared.</summary>
    public static SchemaRule UndefinedVersion { get; } = new(
        "LDM2012", "Undefined version",
        "There is no version '{0}'{1}",
        Error, Meaning);

    /// <summary>A last version before the first.</summary>
    public static SchemaRule UntilBeforeSince { get; } = new(
        "LDM2013", "Ends before it begins",
        "'until' {0} is before 'since' {1}: nothing ever has this element",
        Error, Meaning);

    /// <summary>A prefix without a namespace.</summary>
    public static SchemaRule UndefinedPrefix { get; } = new(
        "LDM2014", "Undefined prefix",
        "The prefix '{0}' in '{1}' is not declared by an xmlns element{2}",
        Error, Meaning);

    /// <summary>A path that can match nothing.</summary>
    public static SchemaRule ImpossiblePath { get; } = new(
        "LDM2015", "Impossible path",
        "'{0}' can never match: {1}",
        Error, Meaning);

    /// <summary>An import of a protocol that no file declares.</summary>
    public static SchemaRule ImportNotFound { get; } = new(
        "LDM2016", "Import not found",
        "There is no protocol '{0}' to import{1}",
        Error, Meaning);

    /// <summary>A protocol that imports itself.</summary>
    public static SchemaRule ImportCycle { get; } = new(
        "LDM2017", "Import cycle",
        "The import of '{0}' leads back to '{1}'",
        Error, Meaning);

    /// <summary>An import that several files satisfy.</summary>
    public static SchemaRule AmbiguousImport { get; } = new(
        "LDM2018", "Ambiguous import",
        "Several files declare the protocol '{0}': {1}",
        Error, Meaning);

    /// <summary>An extension that changes an existing part.</summary>
    public static SchemaRule ExtensionChanges { get; } = new(
        "LDM2019", "Extension changes what it extends",
        "{0} is stated by '{1}' already; an extension adds and never changes",
        Error, Meaning);

    /// <summary>A group with only one of its two actions.</summary>
    public static SchemaRule RegisterWithoutUnregister { get; } = new(
        "LDM2020", "Registration without its end",
        "Group '{0}' has '{1}' but no '{2}'",
        Error, Meaning);

    /// <summary>An example of a message that is not declared.</summary>
    public static SchemaRule ExampleOfNothing { get; } = new(
        "LDM2021", "Example of nothing",
        "'{0}' names no message{1}",
        Error, Meaning);

    /// <summary>A message or a bag whose layout the wire does not give.</summary>
    public static SchemaRule MissingLayout { get; } = new(
        "LDM2022", "Missing layout",
        "{0} '{1}' needs {2} in 'wire'",
        Error, Meaning);

    /// <summary>A property that stands nowhere, or in two ways.</summary>
    public static SchemaRule PropertyWithoutPlace { get; } = new(
        "LDM2023", "Property without a place",
        "{0} '{1}' {2}",
        Error, Meaning);

    /// <summary>A property that another hides.</summary>
    public static SchemaRule UnreadableProperty { get; } = new(
        "LDM2024", "Property can never be read",
        "Property '{0}' can never be read: {1}",
        Error, Meaning);

    /// <summary>Shapes that extend each other in a circle.</summary>
    public static SchemaRule ShapeCycle { get; } = new(
        "LDM2025", "Shape extends itself",
        "Shape '{0}' extends itself by way of '{1}'",
        Error, Meaning);

    /// <summary>Transport settings that exclude each other.</summary>
    public static SchemaRule TransportConflict { get; } = new(
        "LDM2026", "Transport contradicts itself",
        "{0}",
        Error, Meaning);

    /// <summary>More groups than a registration mask has bits.</summary>
    public static SchemaRule TooManyGroups { get; } = new(
        "LDM2027", "Too many event groups",
        "Group '{0}' is the {1}th with events; there can be 64",
        Error, Meaning);

    /// <summary>A fixed attribute without its text.</summary>
    public static SchemaRule FixedWithoutValue { get; } = new(
        "LDM2028", "Fixed attribute without value",
        "'{0}' ends in an attribute and needs 'value'",
        Error, Meaning);

    /// <summary>Keys that are one when hyphens and underscores are the same.</summary>
    public static SchemaRule KeysFoldTogether { get; } = new(
        "LDM2030", "Keys fold together",
        "The key '{0}' differs from '{1}' in hyphens and underscores alone, and the bag has fold=\"true\"",
        Error, Meaning);

    /// <summary>Another spelling of a key that is not there.</summary>
    public static SchemaRule SpellingWithoutKey { get; } = new(
        "LDM2031", "Another spelling of no key",
        "{0} '{1}' has 'key-also' and no 'key'; write the key that is written, then the others that are read",
        Error, Meaning);

    /// <summary>A list of objects whose C# name something else in the message has.</summary>
    public static SchemaRule ListNameTaken { get; } = new(
        "LDM2032", "List of a taken name",
        "The list '{0}' of {1} has the C# name of {2}; give the list another with 'as'",
        Error, Meaning);

    /// <summary>Parts of a message's layout that exclude or need each other.</summary>
    public static SchemaRule LayoutConflict { get; } = new(
        "LDM2045", "Layout contradicts itself",
        "{0}",
        Error, Meaning);

    /// <summary>A property beside the payload whose place cannot be.</summary>
    public static SchemaRule EnvelopePlace { get; } = new(
        "LDM2046", "Property beside the payload without a place",
        "Property '{0}' of message '{1}' {2}",
        Error, Meaning);

    /// <summary>Objects of a shape that would each need a payload, where there is one.</summary>
    public static SchemaRule OnePayloadOnly { get; } = new(
        "LDM2047", "One payload only",
        "'{0}' repeats the payload, and messages of kind '{1}' have one; give shape '{2}' a path",
        Error, Meaning);

    /// <summary>An element for each value of what is no list.</summary>
    public static SchemaRule RepeatsWithoutList { get; } = new(
        "LDM2048", "Repeats without a list",
        "Property '{0}' repeats its element and {1}",
        Error, Meaning);

    /// <summary>A property that the shape does not have.</summary>
    public static SchemaRule UndefinedProperty { get; } = new(
        "LDM2049", "Undefined property",
        "Shape '{0}' has no property '{1}'{2}",
        Error, Meaning);

    /// <summary>A name that must be an element's and cannot be.</summary>
    public static SchemaRule NameIsNoElement { get; } = new(
        "LDM2050", "Name is no element",
        "{0} '{1}' is named by an element of its message, but an element cannot be called so",
        Error, Meaning);

    /// <summary>A registration that cannot be made without a value.</summary>
    public static SchemaRule RegistrationNeedsValue { get; } = new(
        "LDM2051", "Registration needs a value",
        "'{0}' registers for events and requires '{1}', which a client has nowhere from; make the property optional",
        Error, Meaning);
}

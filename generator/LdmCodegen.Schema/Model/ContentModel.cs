namespace LdmCodegen.Schema.Model;

/// <summary>An open enumeration: named wire texts, and any other text.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# name.</param>
/// <param name="Values">The named values.</param>
/// <param name="Facts">Documentation.</param>
public sealed record EnumModel(string Name, string NameClr, EquatableArray<EnumValueModel> Values, Facts Facts);

/// <summary>A named value of an enumeration.</summary>
/// <param name="Wire">The text on the wire.</param>
/// <param name="NameClr">The C# member name.</param>
/// <param name="Facts">Documentation.</param>
public sealed record EnumValueModel(string Wire, string NameClr, Facts Facts);

/// <summary>A resource: a bag of properties under a kind name.</summary>
/// <param name="Name">The name in the schema, such as <c>Cpu</c>.</param>
/// <param name="NameClr">The C# type name, such as <c>CpuResource</c>.</param>
/// <param name="Wire">The selector's text on the wire.</param>
/// <param name="Properties">Properties in the order in which they are written.</param>
/// <param name="Fixed">
/// Parts of the element that wraps the bag, paths relative to that element: <c>@xsi:type</c>.
/// </param>
/// <param name="Facts">Documentation.</param>
/// <param name="WireAlso">Other texts of the selector that are read as this resource.</param>
public sealed record ResourceModel(
    string Name, string NameClr, string Wire, EquatableArray<PropertyModel> Properties,
    EquatableArray<FixedModel> Fixed, Facts Facts, EquatableArray<string> WireAlso = default)
{
    /// <summary>Every text of the selector, the one that is written first.</summary>
    public IEnumerable<string> WireSpellings() => WireAlso.Prepend(Wire);
}

/// <summary>A value.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# property name.</param>
/// <param name="Paths">
/// Where it stands: all are read, the first is written. In a shape from the payload element (already absolute); in a
/// resource
/// from the bag. With <paramref name="Key"/> in a shape, the path of the bag whose entry it is. Empty for a keyed
/// property of a resource.
/// </param>
/// <param name="Key">The entry key in a bag; null for a plain path.</param>
/// <param name="Type">The type.</param>
/// <param name="Required">Whether a message without it is faulty.</param>
/// <param name="Default">The documented default as wire text, for documentation only: absent stays absent.</param>
/// <param name="Unit">The unit, for documentation.</param>
/// <param name="Sensitive">Whether the value must never be shown.</param>
/// <param name="PreserveSpace">Whether white space around the value belongs to it; otherwise it is trimmed.</param>
/// <param name="Facts">Documentation.</param>
/// <param name="KeyAlso">Other keys under which it is read.</param>
public sealed record PropertyModel(
    string Name, string NameClr, EquatableArray<PathModel> Paths, string? Key, TypeModel Type, bool Required,
    string? Default, string? Unit, bool Sensitive, bool PreserveSpace, Facts Facts,
    EquatableArray<string> KeyAlso = default)
{
    /// <summary>Every key, the one that is written first; empty for a plain path.</summary>
    public IEnumerable<string> KeySpellings() => Key is null ? [] : KeyAlso.Prepend(Key);

    /// <summary>Whether each value of the list has an element of its own.</summary>
    public bool Repeats { get; init; }
}

/// <summary>A list of resources in a shape.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# property name.</param>
/// <param name="Paths">Where items stand, from the payload element: all are read, the first is written.</param>
/// <param name="Resource">The C# type name of the only resource allowed, or null for any.</param>
/// <param name="Single">True for <c>item</c> (at most one), false for <c>items</c>.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ItemsModel(
    string Name, string NameClr, EquatableArray<PathModel> Paths, string? Resource, bool Single, Facts Facts);

/// <summary>The layout of a payload.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="NameClr">The C# type name used when the shape repeats.</param>
/// <param name="Path">
/// The element that one object of the shape is: steps from the payload element; empty for the payload itself.
/// </param>
/// <param name="Properties">Values, paths from the payload element.</param>
/// <param name="Items">Resource lists, paths from the payload element.</param>
/// <param name="Fixed">Fixed parts, paths from the payload element, in written order.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ShapeModel(
    string Name, string NameClr, PathModel Path, EquatableArray<PropertyModel> Properties,
    EquatableArray<ItemsModel> Items, EquatableArray<FixedModel> Fixed, Facts Facts);

/// <summary>How a message uses a shape.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Occurs">How often.</param>
/// <param name="NameClr">
/// For <see cref="Occurs.Many"/> the C# property that holds the list: <c>as="Domains"</c>, else <c>Results</c>.
/// </param>
public sealed record ShapeUse(string Shape, Occurs Occurs, string? NameClr = null);

/// <summary>How often a shape stands in a message.</summary>
public enum Occurs
{
    /// <summary>Exactly once.</summary>
    One,

    /// <summary>Once or not at all: <c>?</c>.</summary>
    Optional,

    /// <summary>Any number: <c>*</c>.</summary>
    Many,
}

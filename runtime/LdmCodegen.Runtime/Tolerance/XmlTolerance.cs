namespace LdmCodegen.Runtime;

/// <summary>
/// A profile of faults that are repaired. A document is read strictly first; only when that fails, or when a name stands
/// in it that the profile has another name for, the same bytes are read again with the repairs.
/// </summary>
public sealed class XmlTolerance
{
    private static readonly string[] Ids =
        ["tag-not-ended", "blank-missing", "closed-twice", "opened-twice", "comment", "ampersand", "alias"];

    private readonly Dictionary<XmlRepairKind, string[]> _repairs;

    /// <summary>Makes a profile.</summary>
    /// <param name="name">Its name in options and on the command line.</param>
    /// <param name="repairs">
    /// The repairs, each with local names of the elements it is for, blanks between them; empty for all elements.
    /// </param>
    /// <param name="aliases">Other names of elements and attributes.</param>
    public XmlTolerance(
        string name, IEnumerable<KeyValuePair<XmlRepairKind, string>> repairs, IEnumerable<XmlAlias> aliases)
    {
        ArgumentNullException.ThrowIfNull(repairs);
        Name = name;
        Aliases = [.. aliases];
        _repairs = repairs.GroupBy(static one => one.Key).ToDictionary(
            static group => group.Key,
            static group => group.Any(static one => one.Value.Length == 0)
                ? []
                : group.SelectMany(static one => one.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray());
    }

    /// <summary>Its name in options and on the command line.</summary>
    public string Name { get; }

    /// <summary>Other names of elements and attributes.</summary>
    public IReadOnlyList<XmlAlias> Aliases { get; }

    /// <summary>The id of a repair, as schemas and metrics have it.</summary>
    /// <param name="kind">The repair.</param>
    public static string IdOf(XmlRepairKind kind) => Ids[(int)kind];

    /// <summary>Whether a repair is allowed on an element.</summary>
    /// <param name="kind">The repair.</param>
    /// <param name="localName">The element's name without prefix.</param>
    public bool Allows(XmlRepairKind kind, string localName) =>
        _repairs.TryGetValue(kind, out string[]? on) && (on.Length == 0 || on.Contains(localName));

    /// <summary>Names of elements that a repair is allowed on; empty when it is allowed everywhere or nowhere.</summary>
    /// <param name="kind">The repair.</param>
    public IReadOnlyList<string> ElementsOf(XmlRepairKind kind) =>
        _repairs.TryGetValue(kind, out string[]? on) ? on : [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// Repairs a document. What cannot be repaired within the profile leaves the whole document as it is.
    /// </summary>
    /// <param name="document">The document as it came.</param>
    /// <param name="repaired">The document with the repairs, when the result is true.</param>
    /// <param name="repairs">What was repaired, in document order.</param>
    /// <returns>Whether anything was repaired. Whether it can be read now is for reading to tell.</returns>
    public bool TryRepair(ReadOnlySpan<byte> document, out byte[] repaired, out IReadOnlyList<XmlRepair> repairs) =>
        new Tolerance.DocumentRepair(document, this).TryRun(out repaired, out repairs);

    /// <summary>Whether another name of anything may stand in a document, so that reading it again is worth it.</summary>
    /// <param name="document">The document.</param>
    public bool MayHaveAlias(ReadOnlySpan<byte> document)
    {
        foreach (XmlAlias alias in Aliases)
        {
            if (document.IndexOf(alias.AlsoUtf8) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Another name of an element or attribute.</summary>
public sealed class XmlAlias
{
    /// <summary>Makes an alias.</summary>
    /// <param name="name">The schema's name, without prefix.</param>
    /// <param name="also">The other name, without prefix.</param>
    /// <param name="isAttribute">Whether it is an attribute's.</param>
    public XmlAlias(string name, string also, bool isAttribute)
    {
        Name = name;
        Also = also;
        IsAttribute = isAttribute;
        AlsoUtf8 = System.Text.Encoding.UTF8.GetBytes(also);
    }

    /// <summary>The schema's name, without prefix.</summary>
    public string Name { get; }

    /// <summary>The other name, without prefix.</summary>
    public string Also { get; }

    /// <summary>Whether it is an attribute's.</summary>
    public bool IsAttribute { get; }

    internal byte[] AlsoUtf8 { get; }
}

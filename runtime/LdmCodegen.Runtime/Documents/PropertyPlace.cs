using System.Globalization;

namespace LdmCodegen.Runtime.Documents;

/// <summary>Where a property stands in a resource or an object, as the schema says it.</summary>
public sealed class PropertyPlace
{
    /// <summary>Makes a place.</summary>
    /// <param name="paths">
    /// Element names with <c>/</c> between them and possibly <c>@attribute</c>, from the part; with a leading <c>/</c> from
    /// the payload. All are read, the first is written. Empty for an entry of the part itself.
    /// </param>
    /// <param name="key">The key of its entry in the bag that the path leads to; null for none.</param>
    /// <param name="selector">What the selector of that bag must say; null for anything.</param>
    /// <param name="trims">Whether white space around the value does not belong to it.</param>
    /// <param name="keyAlso">Other keys under which it is read.</param>
    public PropertyPlace(
        IReadOnlyList<string> paths,
        string? key = null,
        string? selector = null,
        bool trims = true,
        IReadOnlyList<string>? keyAlso = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Paths = paths.Count == 0 ? [PlacePath.Parse("")] : [.. paths.Select(PlacePath.Parse)];
        Key = key;
        Keys = key is null ? [] : [key, .. keyAlso ?? []];
        Selector = selector;
        Trims = trims;
    }

    /// <summary>The key of the entry; null for none.</summary>
    public string? Key { get; }

    /// <summary>Whether white space around the value does not belong to it.</summary>
    public bool Trims { get; }

    internal IReadOnlyList<PlacePath> Paths { get; }

    internal IReadOnlyList<string> Keys { get; }

    internal string? Selector { get; }
}

/// <summary>One path of a place.</summary>
/// <param name="FromPayload">Whether it begins at the payload instead of the part.</param>
/// <param name="Steps">Element names, and which of several of the name from 1; 0 for any.</param>
/// <param name="Attribute">The attribute at the end; null for the element's text.</param>
internal sealed record PlacePath(bool FromPayload, IReadOnlyList<(string Name, int Index)> Steps, string? Attribute)
{
    public static PlacePath Parse(string path)
    {
        bool fromPayload = path.StartsWith('/');
        List<(string, int)> steps = [];
        string? attribute = null;
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            int bracket = part.IndexOf('[');
            if (part[0] == '@')
            {
                attribute = part[1..];
            }
            else if (bracket < 0)
            {
                steps.Add((part, 0));
            }
            else
            {
                steps.Add((part[..bracket], int.Parse(part[(bracket + 1)..^1], CultureInfo.InvariantCulture)));
            }
        }

        return new PlacePath(fromPayload, steps, attribute);
    }

    /// <summary>The elements that the steps lead to.</summary>
    public IEnumerable<DocumentElement> Elements(DocumentElement from) => Descend(from, 0);

    private IEnumerable<DocumentElement> Descend(DocumentElement from, int depth)
    {
        if (depth == Steps.Count)
        {
            return [from];
        }

        (string name, int index) = Steps[depth];
        string local = DocumentElement.LocalOf(name);
        IEnumerable<DocumentElement> children = from.Children.Where(child => child.LocalName == local);
        return (index == 0 ? children : children.Skip(index - 1).Take(1)).SelectMany(child => Descend(child, depth + 1));
    }
}

using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Resolves written paths against what they begin at.</summary>
internal static class Places
{
    private static readonly PathModel Nowhere = new(default, null);

    /// <summary>
    /// The path of a shape's objects from the payload: its own, or that of the nearest base with one.
    /// </summary>
    public static PathModel OfShape(IReadOnlyList<Declared> lineage, Declared shape)
    {
        PathModel place = Nowhere;
        foreach (Declared ancestor in lineage)
        {
            if (ancestor.Value("path") is { } text && PathSyntax.Parse(text.Trim(), out _) is { } path)
            {
                place = path.Path;
            }

            if (ReferenceEquals(ancestor, shape))
            {
                break;
            }
        }

        return place;
    }

    /// <summary>
    /// The alternatives of a path attribute: those that begin with <c>/</c> as they are, the others under the anchor.
    /// </summary>
    public static EquatableArray<PathModel> Resolve(PathModel anchor, string? paths)
    {
        if (paths is null || PathSyntax.ParseAll(paths, out _) is not { } written)
        {
            return default;
        }

        return written.Select(path => path.FromTop ? path.Path : Join(anchor, path.Path)).ToEquatableArray();
    }

    /// <summary>One path after another.</summary>
    public static PathModel Join(PathModel anchor, PathModel path) =>
        new(anchor.Steps.Concat(path.Steps).ToEquatableArray(), path.Attribute);

    /// <summary>A path as input matches it: by local names.</summary>
    public static string Key(PathModel path) => string.Join(
        "/",
        path.Steps.Select(step => $"{step.Name.Local}[{step.Index}]")
            .Concat(path.Attribute is { } attribute ? ["@" + attribute.Local] : []));
}

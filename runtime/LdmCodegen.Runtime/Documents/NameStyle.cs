namespace LdmCodegen.Runtime.Documents;

/// <summary>Spells names of the schema as the document around them does.</summary>
internal static class NameStyle
{
    /// <summary>The name that a new child has.</summary>
    /// <param name="parent">Where it is added.</param>
    /// <param name="qualified">The name as the schema writes it.</param>
    /// <param name="layout">The schema's prefixes.</param>
    public static string ForElement(DocumentElement parent, string qualified, DocumentLayout layout)
    {
        string local = DocumentElement.LocalOf(qualified);
        DocumentElement root = RootOf(parent);
        return parent.Child(local)?.Name
            ?? root.DescendantsAndSelf().FirstOrDefault(element => element.LocalName == local)?.Name
            ?? Spell(parent, root, qualified, layout);
    }

    /// <summary>The name that a new attribute has.</summary>
    public static string ForAttribute(DocumentElement owner, string qualified, DocumentLayout layout) =>
        Spell(owner, RootOf(owner), qualified, layout);

    /// <summary>
    /// The declaration that a new element needs for its prefix; null when there is one, or the document uses the prefix
    /// without, or declares none at all.
    /// </summary>
    public static (string Name, string Uri)? Declaration(
        DocumentElement parent, string qualified, DocumentLayout layout)
    {
        int colon = qualified.IndexOf(':');
        string prefix = colon < 0 ? "" : qualified[..colon];
        bool isMissing = layout.Namespaces.TryGetValue(prefix, out string? uri)
            && !IsDeclared(parent, prefix)
            && DeclaresPrefixes(RootOf(parent))
            && !RootOf(parent).DescendantsAndSelf().Any(element =>
                element.Name.StartsWith(prefix + ":", StringComparison.Ordinal) && !IsDeclared(element, prefix));
        return isMissing ? ("xmlns:" + prefix, uri!) : null;
    }

    private static string Spell(DocumentElement parent, DocumentElement root, string qualified, DocumentLayout layout)
    {
        int colon = qualified.IndexOf(':');
        if (colon < 0 || !layout.Namespaces.TryGetValue(qualified[..colon], out string? uri))
        {
            return qualified;
        }

        // The prefix that the document has for the namespace; no prefix where the document leaves them out.
        string? declared = Around(parent).SelectMany(static element => element.Attributes)
            .FirstOrDefault(one => one.Name.StartsWith("xmlns:", StringComparison.Ordinal) && one.Value == uri)?.LocalName;
        if (declared is not null)
        {
            return declared + qualified[colon..];
        }

        bool hasPrefixes = DeclaresPrefixes(root) || root.DescendantsAndSelf().Any(static element =>
            element.Name.Contains(':') || element.Attributes.Any(static one => one.Name.Contains(':')));
        return hasPrefixes ? qualified : qualified[(colon + 1)..];
    }

    private static bool IsDeclared(DocumentElement element, string prefix) =>
        Around(element).Any(one => one.Attributes.Any(attribute => attribute.Name == "xmlns:" + prefix));

    private static bool DeclaresPrefixes(DocumentElement root) => root.DescendantsAndSelf()
        .Any(static element => element.Attributes.Any(
            static one => one.Name.StartsWith("xmlns:", StringComparison.Ordinal)));

    private static IEnumerable<DocumentElement> Around(DocumentElement element)
    {
        for (DocumentElement? one = element; one is not null; one = one.Parent)
        {
            yield return one;
        }
    }

    private static DocumentElement RootOf(DocumentElement element) => Around(element).Last();
}

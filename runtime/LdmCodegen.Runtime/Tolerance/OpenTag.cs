namespace LdmCodegen.Runtime.Tolerance;

/// <summary>An element that is open while a document is repaired.</summary>
/// <param name="name">Its qualified name.</param>
/// <param name="offset">Where its start tag begins.</param>
internal sealed class OpenTag(string name, int offset)
{
    public string Name { get; } = name;

    public int Offset { get; } = offset;

    /// <summary>Whether anything but white space stands in it.</summary>
    public bool HasContent { get; set; }

    /// <summary>Its children with empty-element tags: name, and where the slash is.</summary>
    public List<(string Name, int Slash)> EmptyChildren { get; } = [];
}

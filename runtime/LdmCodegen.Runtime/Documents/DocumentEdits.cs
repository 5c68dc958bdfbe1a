namespace LdmCodegen.Runtime.Documents;

/// <summary>How often a document was changed: what was computed from it before counts no longer.</summary>
internal sealed class DocumentEdits
{
    /// <summary>Changes of any kind.</summary>
    public int All { get; set; }

    /// <summary>Changes that added or removed elements.</summary>
    public int OfStructure { get; set; }
}

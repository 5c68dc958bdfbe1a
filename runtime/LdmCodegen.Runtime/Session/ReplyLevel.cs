namespace LdmCodegen.Runtime;

/// <summary>One status element of a reply. A reply may carry one on each level of the document.</summary>
/// <param name="Status">The status text as it was sent.</param>
/// <param name="Succeeded">True when the status is the one that means success.</param>
/// <param name="Messages">The messages beside the status, in document order.</param>
public sealed record ReplyLevel(string Status, bool Succeeded, ValueList<string> Messages)
{
    /// <summary>
    /// Elements in the status element that the schema does not name, in order; they are written back after the others.
    /// </summary>
    public ValueList<UnknownContent> Unknown { get; init; } = ValueList<UnknownContent>.Empty;
}

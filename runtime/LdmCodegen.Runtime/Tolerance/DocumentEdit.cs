namespace LdmCodegen.Runtime.Tolerance;

/// <summary>A change that a repair makes.</summary>
/// <param name="Kind">The repair.</param>
/// <param name="Offset">Where in the document.</param>
/// <param name="Length">How many bytes go.</param>
/// <param name="Text">What comes instead.</param>
/// <param name="Message">What was found and how it is read.</param>
internal readonly record struct DocumentEdit(
    XmlRepairKind Kind, int Offset, int Length, string Text, string Message);

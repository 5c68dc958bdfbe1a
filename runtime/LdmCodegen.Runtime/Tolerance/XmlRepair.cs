using System.Globalization;

namespace LdmCodegen.Runtime;

/// <summary>One use of a repair.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Offset">Bytes before the place, from the start of the document as it came.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, counted in characters.</param>
/// <param name="Message">What was found and how it was read.</param>
public readonly record struct XmlRepair(XmlRepairKind Kind, long Offset, int Line, int Column, string Message)
{
    /// <summary>The id of the repair, as schemas and metrics have it: <c>closed-twice</c>.</summary>
    public string Id => XmlTolerance.IdOf(Kind);

    /// <summary>The repair as one line: position, id and message.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"({Line},{Column}) offset {Offset}: {Id}: {Message}");
}

using System.Globalization;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime;

/// <summary>The first thing found wrong with a document, and where.</summary>
/// <param name="Code">What kind of fault.</param>
/// <param name="Offset">Bytes before the fault, from the start of the document (or of the stream, for framing).</param>
/// <param name="Line">The line, from 1; a line ends at LF, CR LF or a lone CR.</param>
/// <param name="Column">The column, from 1, counted in characters (Unicode scalar values).</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Path">The open elements, as <c>/message/unit/payload</c>; <c>/</c> outside the root element.</param>
public readonly record struct XmlFault(
    XmlFaultCode Code, long Offset, int Line, int Column, string Message, string Path)
{
    /// <summary>What was found and what was expected, as one line: control characters of the document are written as numbers.</summary>
    public string Message { get; init; } = ShownText.Of(Message);

    /// <summary>The open elements, as <c>/message/unit/payload</c>; <c>/</c> outside the root element.</summary>
    public string Path { get; init; } = ShownText.Of(Path);

    /// <summary>True when nothing is wrong.</summary>
    public bool IsNone => Code == XmlFaultCode.None;

    /// <summary>The fault as one line: position, code, path and message.</summary>
    public override string ToString() => IsNone
        ? "no fault"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"({Line},{Column}) offset {Offset}: {Code} at {Path}: {Message}");
}

using System.Text;

namespace LdmCodegen.Benchmarks.Documents;

/// <summary>How a sender lays out its markup: the same elements in other bytes.</summary>
/// <param name="NewLine">What ends a line; empty for documents on one line.</param>
/// <param name="Indent">How many blanks a level is indented by.</param>
/// <param name="Quote">The quote around attribute values.</param>
/// <param name="InTag">White space before the end of a start tag.</param>
internal sealed record Layout(string NewLine, int Indent, char Quote, string InTag)
{
    /// <summary>One line, as programs write.</summary>
    public static Layout Dense { get; } = new("", 0, '"', "");

    /// <summary>Four blanks a level, as the vendor's guides print.</summary>
    public static Layout Neat { get; } = new("\n", 4, '"', "");

    /// <summary>What is allowed but nobody expects.</summary>
    public static Layout Odd { get; } = new("\r\n\t", 3, '\'', " \n ");

    public string Attribute(string name, string value) => $" {name}={Quote}{value}{Quote}";

    public void Open(StringBuilder text, int level, string name, string attributes = "") =>
        Line(text, level).Append($"<{name}{attributes}{InTag}>");

    public void Close(StringBuilder text, int level, string name) => Line(text, level).Append($"</{name}>");

    public void Empty(StringBuilder text, int level, string name, string attributes = "") =>
        Line(text, level).Append($"<{name}{attributes}{InTag}/>");

    public void Leaf(StringBuilder text, int level, string name, string value, string attributes = "") =>
        Line(text, level).Append($"<{name}{attributes}{InTag}>{value}</{name}>");

    private StringBuilder Line(StringBuilder text, int level) =>
        text.Length == 0 ? text : text.Append(NewLine).Append(' ', level * Indent);
}

namespace LdmCodegen.Schema;

/// <summary>A place in a schema file: of an attribute its value without the quotes, of an element its name.</summary>
/// <param name="Path">The file, as it was given to <see cref="SchemaCompiler.Read"/>.</param>
/// <param name="Line">The first line, from 1.</param>
/// <param name="Column">The first column in UTF-16 units, from 1; a tab is one column, a byte order mark none.</param>
/// <param name="EndLine">The line of the first character after the place, from 1.</param>
/// <param name="EndColumn">The column of the first character after the place, from 1.</param>
/// <param name="Offset">The index of the first character in the text that was read, from 0.</param>
/// <param name="Length">The number of UTF-16 units.</param>
public sealed record SchemaSpan(
    string Path, int Line, int Column, int EndLine, int EndColumn, int Offset, int Length)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Path}({Line},{Column})");
}

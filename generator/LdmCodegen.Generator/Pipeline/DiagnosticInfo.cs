using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>
/// A finding on its way through the pipeline; it becomes a <see cref="Diagnostic"/> only where it is reported.
/// </summary>
/// <param name="Id">The id of its descriptor.</param>
/// <param name="Span">Its place in a schema file; null when it is about the project.</param>
/// <param name="Arguments">The arguments of its message.</param>
/// <param name="Related">Other places that take part.</param>
internal sealed record DiagnosticInfo(
    string Id, SchemaSpan? Span, EquatableArray<string> Arguments, EquatableArray<SchemaSpan> Related = default)
{
    /// <summary>The name that was probably meant; null when none is known.</summary>
    public SchemaSuggestion? Suggestion { get; init; }

    public static DiagnosticInfo From(SchemaDiagnostic found) =>
        new(found.Id, found.Span, found.Arguments, found.Related) { Suggestion = found.Suggestion };

    /// <summary>A place for what is about a file as a whole: its first line.</summary>
    public static SchemaSpan StartOf(string path) => new(path, 1, 1, 1, 1, 0, 0);

    public Diagnostic ToDiagnostic()
    {
        return Diagnostic.Create(
            DiagnosticDescriptors.Of(Id),
            Span is null ? Location.None : ToLocation(Span),
            Related.Select(ToLocation),
            Arguments.Cast<object>().ToArray());
    }

    // Places of the schema language count from one, the compiler's from zero.
    private static Location ToLocation(SchemaSpan span)
    {
        return Location.Create(
            span.Path,
            new TextSpan(span.Offset, span.Length),
            new LinePositionSpan(
                new LinePosition(span.Line - 1, span.Column - 1),
                new LinePosition(span.EndLine - 1, span.EndColumn - 1)));
    }
}

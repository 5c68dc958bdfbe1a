using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>Reads, binds and checks schema files. Bad input gives findings, never an exception.</summary>
public static class SchemaCompiler
{
    /// <summary>Reads one file by itself.</summary>
    /// <param name="path">The file's path; only a name in diagnostics, nothing is opened.</param>
    /// <param name="text">The file's text, with or without a byte order mark.</param>
    /// <param name="ct">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The file's parts with their places, equatable.</returns>
    public static SchemaFile Read(string path, string text, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return new SchemaFile(path, null, default) { IsProtocol = text.Contains(SchemaFile.Namespace) };
    }

    /// <summary>Merges the file's imports, checks and binds the whole.</summary>
    /// <param name="file">The file that is compiled.</param>
    /// <param name="others">Every other schema file there is; imports are found among them by protocol name.</param>
    /// <param name="ct">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The valid part as a model, and the findings in <paramref name="file"/>, those of reading included.</returns>
    public static SchemaResult Compile(
        SchemaFile file, IReadOnlyList<SchemaFile> others, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return new SchemaResult(null, file.Diagnostics);
    }
}

/// <summary>What came of compiling a schema file.</summary>
/// <param name="Model">The valid part; null only when nothing can be generated.</param>
/// <param name="Diagnostics">All findings in the file, those of reading included, in order of place.</param>
public sealed record SchemaResult(ProtocolModel? Model, EquatableArray<SchemaDiagnostic> Diagnostics);

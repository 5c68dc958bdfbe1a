using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>One file, read but not yet understood. Equal to another when text and positions of all parts are.</summary>
/// <param name="Path">The file's path; only a name in diagnostics.</param>
/// <param name="Root">The root element; null when the file has none, or one of another vocabulary.</param>
/// <param name="Diagnostics">Findings that need no other file: well-formedness, vocabulary, syntax of values.</param>
public sealed record SchemaFile(string Path, SchemaElement? Root, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>The namespace of schema elements.</summary>
    public const string Namespace = "urn:ldmcodegen:schema:1";

    /// <summary>
    /// Whether the file is meant as a schema: its root, or at least its text, names the schema namespace.
    /// </summary>
    public bool IsProtocol { get; init; } = Root is not null;

    /// <summary>Whether reading stopped at a well-formedness fault, so that parts may be missing.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The protocol's name, or null.</summary>
    public string? ProtocolName => Root?.Value("name");

    /// <summary>The names of imported protocols, in order.</summary>
    public EquatableArray<string> Imports => (Root?.All("import") ?? [])
        .Select(import => import.Value("protocol")).OfType<string>().ToEquatableArray();
}

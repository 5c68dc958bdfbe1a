using LdmCodegen.Schema.Checks;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Lint;
using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema;

/// <summary>Reads, binds and checks schema files. Bad input gives findings, never an exception.</summary>
public static class SchemaCompiler
{
    private const string RootName = "protocol";

    /// <summary>Reads one file by itself.</summary>
    /// <param name="path">The file's path; only a name in diagnostics, nothing is opened.</param>
    /// <param name="text">The file's text, with or without a byte order mark.</param>
    /// <param name="ct">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The file's parts with their places, equatable.</returns>
    public static SchemaFile Read(string path, string text, CancellationToken ct = default)
    {
        Findings findings = new();
        (SchemaElement? root, bool isTruncated) = SyntaxReader.Read(new SchemaText(path, text), findings, ct);
        bool isSchema = root?.Namespace == SchemaFile.Namespace;
        if (!isSchema)
        {
            // A file of another vocabulary is none of our business; one that broke before its root may be meant for us.
            bool isMeant = root is null && text.Contains(SchemaFile.Namespace);
            return new SchemaFile(path, null, isMeant ? findings.Sorted() : default)
            {
                IsProtocol = isMeant,
                IsTruncated = isTruncated,
            };
        }

        if (root!.Name != RootName)
        {
            findings.ReportUnknown(SchemaRules.UnknownElement, root.Span, root.Name, [RootName], root.Name, "file");
            return new SchemaFile(path, null, findings.Sorted()) { IsProtocol = true, IsTruncated = isTruncated };
        }

        VocabularyCheck.Run(root, findings, ct);
        return new SchemaFile(path, root, findings.Sorted()) { IsTruncated = isTruncated };
    }

    /// <summary>Merges the file's imports, checks and binds the whole.</summary>
    /// <param name="file">The file that is compiled.</param>
    /// <param name="others">Every other schema file there is; imports are found among them by protocol name.</param>
    /// <param name="ct">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The valid part as a model, and the findings in <paramref name="file"/>, those of reading
    /// included.</returns>
    public static SchemaResult Compile(
        SchemaFile file, IReadOnlyList<SchemaFile> others, CancellationToken ct = default) =>
        Compile(file, others, contract: null, ct);

    /// <summary>Merges the file's imports, checks and binds the whole, and holds it against its contract.</summary>
    /// <param name="file">The file that is compiled.</param>
    /// <param name="others">Every other schema file there is; imports are found among them by protocol name.</param>
    /// <param name="contract">What the protocol has promised; null when nothing is written down.</param>
    /// <param name="ct">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The valid part as a model, and the findings in <paramref name="file"/> and
    /// <paramref name="contract"/>, those of reading included.</returns>
    public static SchemaResult Compile(
        SchemaFile file, IReadOnlyList<SchemaFile> others, ContractFile? contract, CancellationToken ct = default)
    {
        if (Attributes.Value(file.Root, "name") is null)
        {
            return new SchemaResult(null, file.Diagnostics);
        }

        Findings findings = new();
        findings.AddRange(file.Diagnostics);
        MergedFiles merged = ImportMerge.Run(file, others, findings);
        Declarations declarations = Collector.Run(merged, findings, ct);
        SchemaChecks.Run(declarations, findings, ct);
        bool canBind = Naming.IsIdentifier(declarations.Protocol.Value("name")!);
        ProtocolModel? model = canBind ? ProtocolBinder.Bind(declarations) : null;
        Lints.Run(declarations, findings, ct);

        // A part that is left out for an error is not gone: what it breaks can be told once the error is mended.
        if (model is not null && contract is not null && !merged.IsIncomplete && !findings.HaveErrors)
        {
            ContractCheck.Run(model, contract, declarations, findings);
        }

        // What is wrong inside of an import is said where that file is compiled.
        IEnumerable<SchemaDiagnostic> own = findings.Sorted().Where(finding =>
            (finding.Span.Path == file.Path || finding.Span.Path == contract?.Path) && !(merged.IsIncomplete && SchemaRules.IsAboutAbsence(finding.Rule)));
        return new SchemaResult(model, own.ToEquatableArray());
    }
}

/// <summary>What came of compiling a schema file.</summary>
/// <param name="Model">The valid part; null only when nothing can be generated.</param>
/// <param name="Diagnostics">All findings in the file, those of reading included, in order of place.</param>
public sealed record SchemaResult(ProtocolModel? Model, EquatableArray<SchemaDiagnostic> Diagnostics);

using System.Collections.Immutable;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Generator.Repairs;
using LdmCodegen.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>
/// Offers repairs for findings in schema files and contracts. Not marked as shared: that attribute's assembly has a version of
/// its own in each editor.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(SchemaCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".xml", ".txt"])]
public sealed class SchemaCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticDescriptors.Repairable.Id);

    /// <summary>None: what the compiler's workspaces know of repairing everything at once is for source files only.</summary>
    /// <returns>Null.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument document = context.TextDocument;
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            string id = diagnostic.Properties[Repair.Finding]!;
            TextSpan place = diagnostic.Location.SourceSpan;
            if (Repair.CuredByBaseline.Contains(id))
            {
                if (ContractRepair.Find(document, context.CancellationToken) is { } repair)
                {
                    string title = $"Accept what the schema says: write {Path.GetFileName(repair.ContractPath)} anew";
                    context.RegisterCodeFix(CodeAction.Create(title, repair.ApplyAsync, nameof(ContractRepair)), diagnostic);
                }

                continue;
            }

            foreach (TextRepair repair in TextRepairs(id, diagnostic, document.FilePath!, text, place))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(repair.Title, _ => Apply(document, text, repair), repair.Kind + ":" + id), diagnostic);
            }
        }
    }

    private static IEnumerable<TextRepair> TextRepairs(
        string id, Diagnostic diagnostic, string path, SourceText text, TextSpan place)
    {
        if (diagnostic.Properties.TryGetValue(Repair.Meant, out string? meant)
            && NameRepair.Find(text, place, diagnostic.Properties[Repair.Written]!, meant!) is { } rename)
        {
            yield return rename;
        }

        if (Repair.CuredByAttribute.Contains(id)
            && ElementPlace.Find(SchemaCompiler.Read(path, text.ToString()).Root, place) is { } element)
        {
            foreach (TextRepair repair in AttributeRepairs.Of(id, element))
            {
                yield return repair;
            }
        }
    }

    private static Task<Solution> Apply(TextDocument document, SourceText text, TextRepair repair)
    {
        Solution changed = document.Project.Solution.WithAdditionalDocumentText(
            document.Id, text.WithChanges(repair.Changes));
        return Task.FromResult(changed);
    }
}

using System.Collections.Immutable;
using LdmCodegen.CodeFixes;
using LdmCodegen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.Generator.Tests.CodeFixes;

/// <summary>A project in the workspace that editors have, with files to repair.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _project;
    private Solution _solution;

    public Editor(params (string Path, string Text)[] files)
    {
        _project = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution.AddProject(_project, "Site", "Site", LanguageNames.CSharp);
        foreach ((string path, string text) in files)
        {
            _solution = _solution.AddAdditionalDocument(
                DocumentId.CreateNewId(_project), Path.GetFileName(path), SourceText.From(text), filePath: path);
        }
    }

    /// <summary>The files as they are now.</summary>
    public async Task<(string Path, string Text)[]> FilesAsync()
    {
        List<(string, string)> files = [];
        foreach (TextDocument document in _solution.GetProject(_project)!.AdditionalDocuments)
        {
            files.Add((document.FilePath!, (await document.GetTextAsync()).ToString()));
        }

        return [.. files];
    }

    /// <summary>The ids of findings in the files as a build reports them, suggestions included.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync()
    {
        Run run = Driver.For(await FilesAsync()).Run();
        return [.. run.Diagnostics.Concat(run.MissingDocs).Select(found => found.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>What analyzers tell the editor.</summary>
    public async Task<ImmutableArray<Diagnostic>> TellAsync()
    {
        Project project = _solution.GetProject(_project)!;
        Compilation compilation = (await project.GetCompilationAsync())!;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            [new RepairAnalyzer()], project.AnalyzerOptions);
        return await analysis.GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The titles of all that is offered for a finding.</summary>
    public async Task<IReadOnlyList<string>> OffersAsync(string id) => [.. (await ActionsAsync(id)).Select(action => action.Title)];

    /// <summary>Does what is offered first under a title that begins so, for the first finding of an id.</summary>
    public async Task ApplyAsync(string id, string title)
    {
        IReadOnlyList<CodeAction> actions = await ActionsAsync(id);
        CodeAction? action = actions.FirstOrDefault(one => one.Title.StartsWith(title, StringComparison.Ordinal));
        Assert.True(action is not null, $"offered for {id}: {string.Join("; ", actions.Select(one => one.Title))}");
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _solution = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<IReadOnlyList<CodeAction>> ActionsAsync(string id)
    {
        List<CodeAction> actions = [];
        foreach (Diagnostic told in await TellAsync())
        {
            if (told.Properties[Repair.Finding] == id)
            {
                TextDocument document = _solution.GetProject(_project)!.AdditionalDocuments
                    .Single(one => one.FilePath == told.Location.GetLineSpan().Path);
                await new SchemaCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(
                    document, told, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        return actions;
    }
}

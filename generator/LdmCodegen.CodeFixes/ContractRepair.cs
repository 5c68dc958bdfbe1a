using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Generator.Repairs;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>Writes a contract anew from what its schema says, as <c>dotnet ldm baseline</c> does.</summary>
internal sealed class ContractRepair
{
    private readonly TextDocument _contract;
    private readonly SchemaUnit _unit;

    private ContractRepair(TextDocument contract, SchemaUnit unit)
    {
        _contract = contract;
        _unit = unit;
    }

    public string ContractPath => _contract.FilePath!;

    /// <summary>The repair for a finding in a schema or in its contract; null when the project has not both.</summary>
    public static ContractRepair? Find(TextDocument document, CancellationToken ct)
    {
        Project project = document.Project;
        ProjectSchemas schemas = ProjectSchemas.Read(project.AnalyzerOptions, ct);
        SchemaUnit? unit = ContractFile.IsMatch(document.FilePath!)
            ? schemas.OfContract(document.FilePath!)
            : schemas.OfSchema(document.FilePath!);
        TextDocument? contract = project.AdditionalDocuments.FirstOrDefault(
            other => other.FilePath is { } path && path == unit?.Contract?.Path);
        return contract is null ? null : new ContractRepair(contract, unit!);
    }

    /// <summary>The solution with the new contract; the same solution when the schema has errors of its own.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken ct)
    {
        Solution solution = _contract.Project.Solution;
        SchemaResult result = SchemaCompiler.Compile(_unit.Input.File, _unit.Others, ct);
        if (result.Model is null || result.Diagnostics.Any(static found => found.Severity == SchemaSeverity.Error))
        {
            return solution;
        }

        SourceText old = await _contract.GetTextAsync(ct).ConfigureAwait(false);
        string text = ContractFile.Write(result.Model.Name, Baseline.Of(result.Model, _unit.Contract));
        return solution.WithAdditionalDocumentText(_contract.Id, SourceText.From(text, old.Encoding));
    }
}

using System.Collections.Immutable;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Repairs;

/// <summary>The schema files of a project, linked as the generator links them.</summary>
/// <param name="Units">Each schema file with what it imports and its contract.</param>
internal sealed record ProjectSchemas(ImmutableArray<SchemaUnit> Units)
{
    public static ProjectSchemas Read(AnalyzerOptions options, CancellationToken ct)
    {
        ImmutableArray<SchemaInput> inputs = options.AdditionalFiles
            .Where(SchemaInput.IsMatch)
            .Select(text => SchemaInput.Read(text, options.AnalyzerConfigOptionsProvider, ct))
            .Where(static input => input.File.IsProtocol)
            .ToImmutableArray();
        ImmutableArray<ContractFile> contracts = options.AdditionalFiles
            .Where(static text => ContractFile.IsMatch(text.Path))
            .Select(text => ContractFile.Read(text.Path, text.GetText(ct)?.ToString() ?? ""))
            .ToImmutableArray();
        return new ProjectSchemas(
            inputs.Select(input => SchemaUnit.Link(input, inputs, contracts)).ToImmutableArray());
    }

    /// <summary>Every finding in the files, as a build reports them.</summary>
    public ImmutableArray<DiagnosticInfo> Findings(CancellationToken ct) =>
        Units.SelectMany(unit => CompiledSchema.Compile(unit, ct).Findings).ToImmutableArray();

    /// <summary>The schema whose contract is that file, or null.</summary>
    public SchemaUnit? OfContract(string path) => Units.FirstOrDefault(unit => unit.Contract?.Path == path);

    /// <summary>The schema in that file, or null.</summary>
    public SchemaUnit? OfSchema(string path) => Units.FirstOrDefault(unit => unit.Input.File.Path == path);
}

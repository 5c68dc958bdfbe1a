using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator;

/// <summary>
/// Generates typed messages, parsers, clients and servers from <c>*.protocol.xml</c> files among the additional files.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LdmGenerator : IIncrementalGenerator
{
    /// <summary>Wires the stages; each is named in <see cref="StageNames"/>.</summary>
    /// <param name="context">Where inputs come from and outputs go to.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GlobalSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => GlobalSettings.Read(options.GlobalOptions))
            .WithTrackingName(StageNames.Settings);

        IncrementalValueProvider<LanguageSupport> language = context.ParseOptionsProvider
            .Select(static (options, _) => LanguageSupport.Read(options))
            .WithTrackingName(StageNames.Language);

        IncrementalValuesProvider<SchemaInput> inputs = context.AdditionalTextsProvider
            .Where(SchemaInput.IsMatch)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, ct) => SchemaInput.Read(pair.Left, pair.Right, ct))
            .Where(static input => input.File.IsProtocol)
            .WithTrackingName(StageNames.Read);

        IncrementalValuesProvider<ContractFile> contracts = context.AdditionalTextsProvider
            .Where(static text => ContractFile.IsMatch(text.Path))
            .Select(static (text, ct) => ContractFile.Read(text.Path, text.GetText(ct)?.ToString() ?? ""))
            .WithTrackingName(StageNames.Contracts);

        IncrementalValuesProvider<CompiledSchema> compiled = inputs
            .Combine(inputs.Collect().Combine(contracts.Collect()))
            .Select(static (pair, _) => SchemaUnit.Link(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(StageNames.Link)
            .Select(static (unit, ct) => CompiledSchema.Compile(unit, ct))
            .WithTrackingName(StageNames.Compile);

        IncrementalValuesProvider<ProtocolJob> jobs = compiled
            .Where(static schema => schema.Job is not null)
            .Select(static (schema, _) => schema.Job!)
            .WithTrackingName(StageNames.Model);

        IncrementalValuesProvider<ArtefactPlan> plans = jobs
            .Combine(language)
            .Where(static pair => pair.Right.Level is not null)
            .Select(static (pair, ct) => ArtefactPlan.Make(pair.Left, pair.Right.Level!.Value, ct))
            .WithTrackingName(StageNames.Plan);

        IncrementalValuesProvider<ArtefactJob> views = plans
            .SelectMany(static (plan, _) => plan.Jobs)
            .WithTrackingName(StageNames.View);

        IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> referenced = jobs
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => ReferencedProtocol.Find(pair.Left, pair.Right))
            .WithTrackingName(StageNames.References);

        IncrementalValuesProvider<TakenTypes> taken = plans
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => TakenTypes.InProject(pair.Left, pair.Right))
            .WithTrackingName(StageNames.Types);

        context.RegisterSourceOutput(views, Output.Render);

        // Findings go their own way: a moved place reports anew and renders nothing.
        context.RegisterSourceOutput(
            settings, static (output, project) => Output.Report(output, project.Findings));
        context.RegisterSourceOutput(
            compiled, static (output, schema) => Output.Report(output, schema.Findings));
        context.RegisterSourceOutput(
            plans, static (output, plan) => Output.Report(output, plan.Findings));
        context.RegisterSourceOutput(referenced, Output.Report);

        // Only a type that is taken is looked for in its file, so that places cost nothing where all is well.
        context.RegisterSourceOutput(
            taken.Combine(inputs.Collect()),
            static (output, pair) => Output.Report(output, pair.Left.Findings(pair.Right, output.CancellationToken)));
        context.RegisterSourceOutput(
            plans.Collect().SelectMany(static (all, _) => TakenTypes.InOtherProtocols(all)).Combine(inputs.Collect()),
            static (output, pair) => Output.Report(output, pair.Left.Findings(pair.Right, output.CancellationToken)));
        context.RegisterSourceOutput(
            contracts.Combine(inputs.Collect()),
            static (output, pair) => Output.Report(output, OrphanContract.Find(pair.Left, pair.Right)));
        context.RegisterSourceOutput(
            compiled.Collect().Combine(language).Select(static (pair, _) => Output.AboutProject(
                pair.Left.Length, pair.Left.Count(static schema => schema.Job is not null), pair.Right)),
            static (output, findings) => Output.Report(output, findings));
    }
}

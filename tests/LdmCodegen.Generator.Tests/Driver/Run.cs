using System.Collections.Immutable;
using System.Reflection;
using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Tests;

/// <summary>What one run of the generator gave, and why each of its stages ran.</summary>
internal sealed class Run
{
    private const string OutputStep = "SourceOutput";

    private readonly GeneratorRunResult _result;
    private readonly CSharpCompilation _before;

    public Run(Driver driver, GeneratorRunResult result, CSharpCompilation before)
    {
        Driver = driver;
        _result = result;
        _before = before;
        Assert.Null(result.Exception);
        Sources = new SortedDictionary<string, string>(
            result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()),
            StringComparer.Ordinal);
    }

    /// <summary>The driver, to edit and run again.</summary>
    public Driver Driver { get; }

    /// <summary>Generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>How the compiler writes the generated files to disk.</summary>
    public IEnumerable<System.Text.Encoding?> Encodings => _result.GeneratedSources.Select(source => source.SourceText.Encoding);

    /// <summary>The findings, without the suggestion to document what the schemas of tests leave undocumented.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. _result.Diagnostics.Where(found => found.Id != "LDM4001")];

    /// <summary>Suggestions to document parts of schemas.</summary>
    public IReadOnlyList<Diagnostic> MissingDocs => [.. _result.Diagnostics.Where(found => found.Id == "LDM4001")];

    /// <summary>The generated file of that hint name; a failure names those there are.</summary>
    public string Source(string hintName)
    {
        Assert.True(
            Sources.TryGetValue(hintName, out string? text),
            $"There is no {hintName}; there are: {string.Join(", ", Sources.Keys)}");
        return text!;
    }

    /// <summary>Why each output of a stage is what it is, in order.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string stage) =>
        [.. StepsOf(stage).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>The values of a stage.</summary>
    public IReadOnlyList<object> Values(string stage) =>
        [.. StepsOf(stage).SelectMany(step => step.Outputs).Select(output => output.Value)];

    /// <summary>Why each generated file was or was not rendered, by hint name.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> OutputReasons
    {
        get
        {
            SortedDictionary<string, IncrementalStepRunReason> reasons = new(StringComparer.Ordinal);
            foreach (IncrementalGeneratorRunStep step in StepsOfOutput())
            {
                (IncrementalGeneratorRunStep source, int index) = step.Inputs.Single();
                if (source.Outputs[index].Value is ArtefactJob job)
                {
                    reasons.Add(job.View.HintName, step.Outputs.Single().Reason);
                }
            }

            return reasons;
        }
    }

    /// <summary>Hint names of the files that were rendered in this run.</summary>
    public IReadOnlyList<string> Rendered =>
        [.. from pair in OutputReasons
            where pair.Value is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified
            select pair.Key];

    /// <summary>
    /// Findings of the compiler about the project with the generated files in it, warnings among them.
    /// </summary>
    public IReadOnlyList<Diagnostic> Compile()
    {
        CSharpCompilation compilation =
            _before.AddSyntaxTrees(_result.GeneratedSources.Select(source => source.SyntaxTree));
        return [.. compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>The generator found nothing wrong, and its output compiles without a single warning.</summary>
    public Run AssertCompiles()
    {
        Assert.Empty(Diagnostics);
        IReadOnlyList<Diagnostic> found = Compile();
        Assert.True(found.Count == 0, string.Join('\n', found.Take(20)));
        return this;
    }

    /// <summary>The project with the generated files in it, compiled and loaded.</summary>
    public Assembly Load()
    {
        using MemoryStream assembly = new();
        Assert.True(_before
            .WithAssemblyName("Consumer" + Guid.NewGuid().ToString("N"))
            .AddSyntaxTrees(_result.GeneratedSources.Select(source => source.SyntaxTree))
            .Emit(assembly).Success);
        return Assembly.Load(assembly.ToArray());
    }

    private ImmutableArray<IncrementalGeneratorRunStep> StepsOf(string stage) =>
        _result.TrackedSteps.TryGetValue(stage, out var steps)
            ? steps
            : throw new ArgumentException(
                $"Stage {stage} did not run; those that ran: {string.Join(", ", _result.TrackedSteps.Keys)}",
                nameof(stage));

    private ImmutableArray<IncrementalGeneratorRunStep> StepsOfOutput() =>
        _result.TrackedOutputSteps.TryGetValue(OutputStep, out var steps) ? steps : [];
}

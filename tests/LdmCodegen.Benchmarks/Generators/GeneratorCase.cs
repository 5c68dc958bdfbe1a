using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace LdmCodegen.Benchmarks.Generators;

/// <summary>A project that a generator works in: files, references, and the generator.</summary>
internal sealed class GeneratorCase
{
    // Built against each other as the compiler does with the framework it runs on.
    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly ISourceGenerator _generator;
    private readonly AdditionalText[] _files;
    private readonly SyntaxTree _unrelated;
    private readonly CSharpCompilation _compilation;

    /// <param name="name">What the table calls it.</param>
    /// <param name="assembly">The assembly of the generator.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="source">C# that it reads.</param>
    /// <param name="files">Additional files that it reads.</param>
    public GeneratorCase(string name, string assembly, ISourceGenerator generator, string source, params AdditionalText[] files)
    {
        Name = name;
        AssemblySize = new FileInfo(assembly).Length;
        _generator = generator;
        _files = files;
        _unrelated = Unrelated(0);
        _compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(source, Options, "Declared.cs"), _unrelated],
            Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public string Name { get; }

    /// <summary>The bytes of the generator's assembly.</summary>
    public long AssemblySize { get; }

    /// <summary>A driver that has run nothing yet.</summary>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([_generator], _files, Options, optionsProvider: null);

    /// <summary>Runs over the project as it is.</summary>
    public GeneratorDriver Run(GeneratorDriver driver) => driver.RunGenerators(_compilation);

    /// <summary>Runs over the project with another method body in a file that has nothing to do with the generator.</summary>
    public GeneratorDriver RunAfterKeystroke(GeneratorDriver driver, int number) =>
        driver.RunGenerators(_compilation.ReplaceSyntaxTree(_unrelated, Unrelated(number)));

    /// <summary>The characters of all generated files, in thousands.</summary>
    public double Generated()
    {
        GeneratorRunResult result = Run(NewDriver()).GetRunResult().Results.Single();
        if (result.Exception is not null || result.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(
                $"{Name} does not generate: {result.Exception?.ToString() ?? string.Join('\n', result.Diagnostics)}");
        }

        return result.GeneratedSources.Sum(source => (double)source.SourceText.Length) / 1000;
    }

    /// <summary>The assembly that the project is compiled to.</summary>
    public MemoryStream Compile()
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(_compilation, out Compilation generated, out _);
        MemoryStream assembly = new();
        EmitResult result = generated.WithOptions(_compilation.Options.WithOptimizationLevel(OptimizationLevel.Release))
            .WithAssemblyName(Name.Replace(' ', '-')).Emit(assembly);
        if (!result.Success)
        {
            throw new InvalidOperationException($"{Name} does not compile: {string.Join('\n', result.Diagnostics.Take(5))}");
        }

        assembly.Position = 0;
        return assembly;
    }

    private static SyntaxTree Unrelated(int number) => CSharpSyntaxTree.ParseText(
        $"internal static class Unrelated {{ public static int Number() {{ return {number}; }} }}", Options, "Unrelated.cs");
}

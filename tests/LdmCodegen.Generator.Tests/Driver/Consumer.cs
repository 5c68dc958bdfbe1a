using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Tests;

/// <summary>The project that the generated code is compiled into: this runtime's own assemblies and ours.</summary>
internal static class Consumer
{
    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    public static CSharpCompilation Create(CSharpParseOptions parseOptions)
    {
        return CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("", parseOptions, "User.cs")],
            References.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                deterministic: true,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable,
                // As the SDK does: versions of the shared framework are unified.
                specificDiagnosticOptions:
                [
                    new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress),
                ]));
    }

    private static MetadataReference[] FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || IsOfTheRuntime(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsOfTheRuntime(string name) =>
        name is "LdmCodegen.Runtime.dll"
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name.StartsWith("System.", StringComparison.Ordinal);
}

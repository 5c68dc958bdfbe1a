using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Tests;

/// <summary>The project's properties and the metadata of its files, as the build hands them to the compiler.</summary>
internal sealed class OptionsInMemory : AnalyzerConfigOptionsProvider
{
    private const string FilePrefix = "build_metadata.AdditionalFiles.";

    private readonly ImmutableDictionary<string, Values> _files;
    private readonly Values _project;

    private OptionsInMemory(Values project, ImmutableDictionary<string, Values> files) => (_project, _files) = (project, files);

    public static OptionsInMemory None { get; } =
        new(Values.None, ImmutableDictionary.Create<string, Values>(StringComparer.Ordinal));

    public override AnalyzerConfigOptions GlobalOptions => _project;

    public OptionsInMemory With(string property, string value) =>
        new(_project.With("build_property." + property, value), _files);

    public OptionsInMemory WithMetadata(string path, string name, string value) => new(
        _project, _files.SetItem(path, _files.GetValueOrDefault(path, Values.None).With(FilePrefix + name, value)));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        _files.GetValueOrDefault(textFile.Path, Values.None);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new(ImmutableDictionary.Create<string, string>(KeyComparer));

        public Values With(string name, string value) => new(values.SetItem(name, value));

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

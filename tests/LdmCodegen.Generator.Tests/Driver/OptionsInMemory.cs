using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Tests;

/// <summary>The project's properties and the metadata of its files, as the build hands them to the compiler.</summary>
internal sealed class OptionsInMemory : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, string> _project;
    private readonly ImmutableDictionary<string, string> _files;

    private OptionsInMemory(ImmutableDictionary<string, string> project, ImmutableDictionary<string, string> files) =>
        (_project, _files) = (project, files);

    public static OptionsInMemory Create() =>
        new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Every key that was asked for.</summary>
    public IEnumerable<string> Asked => _asked.Keys;

    public override AnalyzerConfigOptions GlobalOptions => new Options(this, _project, "");

    public OptionsInMemory With(string property, string value) =>
        new(_project.SetItem("build_property." + property, value), _files);

    public OptionsInMemory WithMetadata(string path, string name, string value) =>
        new(_project, _files.SetItem($"{path}:build_metadata.AdditionalFiles.{name}", value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(this, _files, tree.FilePath + ":");

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(this, _files, textFile.Path + ":");

    private sealed class Options(OptionsInMemory owner, ImmutableDictionary<string, string> values, string prefix)
        : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            owner._asked[key] = true;
            return values.TryGetValue(prefix + key, out value);
        }
    }
}

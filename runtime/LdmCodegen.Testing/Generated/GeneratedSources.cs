using LdmCodegen.Generator.Emit;
using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;
using LdmCodegen.Testing.Schemas;

namespace LdmCodegen.Testing;

/// <summary>
/// What is generated from a schema, without a compiler: the same text as in a build, as names and texts for any snapshot
/// library.
/// </summary>
/// <remarks>
/// The text carries no version, date or path: it changes with the schema, the options and the templates of a newer
/// package, and with nothing else.
/// <code>
/// Snapshot.Match(GeneratedSources.Of("../../../../Doors/doors.protocol.xml"));
/// </code>
/// </remarks>
public static class GeneratedSources
{
    /// <summary>Generates from a schema file.</summary>
    /// <param name="path">
    /// The file. Protocols that it imports are looked for in its folder, then among the schemas of the package.
    /// </param>
    /// <param name="options">What to generate; null for what a project gets that sets nothing.</param>
    /// <returns>The files in order of their names, compared as ordinals.</returns>
    /// <exception cref="SchemaFaultException">The schema has errors; each is listed with its place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<GeneratedSource> Of(string path, GenerationOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new GenerationOptions();
        ProtocolModel model = SchemaModels.Load(path);
        if (options.TargetVersion is { } target)
        {
            VersionFilter filter = VersionFilter.For(model, target) ?? throw new ArgumentException(
                $"'{target}' is not a version of protocol '{model.Name}'; its versions are: "
                    + string.Join(", ", model.Versions.Select(version => version.Id)) + ".",
                nameof(options));
            model = filter.Apply(model);
        }

        FileSettings settings = FileSettings.Default with
        {
            Client = options.Client,
            Server = options.Server,
            Visibility = options.IsInternal ? "internal" : "public",
        };
        return
        [
            .. ProtocolViews.Create(model, settings)
                .Select(view => new GeneratedSource(view.HintName, Render(view, options.Language)))
                .OrderBy(source => source.Name, StringComparer.Ordinal),
        ];
    }

    private static string Render(ArtefactView view, int language) => ArtefactText.Of(
        view,
        language switch { >= 11 => CSharpLevel.CSharp11, 10 => CSharpLevel.CSharp10, _ => CSharpLevel.CSharp9 });
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files that turn documents into messages and back.</summary>
internal static class WireFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        yield return new WireView(
            parts.HintName("Wire"),
            parts.Names,
            parts.Model.Dialects.Select(static (dialect, i) => new DialectView(
                dialect.NameClr, i, Docs.Of(dialect.Facts, $"The spelling {dialect.Name}"))).ToEquatableArray(),
            LeniencyFiles.HasReadings(parts),
            SettingFiles.Any(parts),
            parts.Predicted is not null);
        foreach (ArtefactView view in ReaderFiles.Create(parts))
        {
            yield return view;
        }

        yield return WriterFiles.Of(parts);
        if (SettingFiles.Of(parts) is { IsEmpty: false } settings)
        {
            yield return new SpellingView(parts.HintName("Spelling"), parts.Names, settings);
        }
    }
}

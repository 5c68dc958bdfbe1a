using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

/// <summary>The documents of the corpus.</summary>
internal static class CorpusFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/Corpus/ldm");

    /// <summary>Events, requests and replies.</summary>
    public static string[] Messages { get; } = [.. new[] { "events", "requests", "replies" }.SelectMany(Of)];

    public static string[] Malformed { get; } = Of("malformed");

    public static string Schema { get; } = Path.Combine(Repository.Root, "schema/ldm.protocol.xml");

    private static string[] Of(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Folder, folder), "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal),
    ];
}

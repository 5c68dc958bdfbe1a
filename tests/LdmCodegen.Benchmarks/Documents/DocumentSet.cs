namespace LdmCodegen.Benchmarks.Documents;

/// <summary>Documents that are read in turns: one pass over them is what is timed.</summary>
/// <param name="Name">What they are called in tables.</param>
/// <param name="Documents">The documents.</param>
internal sealed record DocumentSet(string Name, Document[] Documents)
{
    public const string Mixed = "mixed stream";
    public const string Progress = "1.3 KB event";
    public const string Short = "350 B event";
    public const string List = "200 KB list";

    private const int Seed = 20;

    /// <summary>Their bytes.</summary>
    public byte[][] Bytes { get; } = Documents.Select(static document => document.Bytes).ToArray();

    /// <summary>All that are measured; the same bytes at each call.</summary>
    public static DocumentSet[] All()
    {
        DocumentGenerator generator = new(Seed);
        return
        [
            new(Mixed, generator.MixedStream(512)),
            new(Progress, generator.ProgressEvents(64, Layout.Neat)),
            new(Short, generator.ShortEvents(64)),
            new(List, [generator.List(200 * 1024)]),
        ];
    }

    /// <summary>Those of a name.</summary>
    public static DocumentSet Of(string name) => All().Single(set => set.Name == name);
}

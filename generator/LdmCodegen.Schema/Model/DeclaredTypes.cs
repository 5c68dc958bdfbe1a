using LdmCodegen.Schema.Checks;

namespace LdmCodegen.Schema.Model;

/// <summary>C# types and the parts of a protocol that name them.</summary>
internal static class DeclaredTypes
{
    /// <summary>Every type that a part can give, with the part.</summary>
    public static IEnumerable<(Declared One, string Type)> Of(Declarations all)
    {
        string protocol = all.Protocol.Value("name")!;
        HashSet<string> repeating = new(Repeating(all), StringComparer.Ordinal);
        return all.Enums.Select(static one => (one, one.NameClr))
            .Concat(all.Resources.SelectMany(static one => new[]
            {
                (one, ContentBinder.ResourceClr(one)),
                (one, ContentBinder.ResourceClr(one) + "Content"),
                (one, one.NameClr + "Element"),
            }))
            .Concat(all.Shapes.SelectMany(static one => new[]
            {
                (one, one.NameClr), (one, one.NameClr + "Object"), (one, one.NameClr + "Content"),
            }))
            .Concat(all.Shapes.Where(one => repeating.Contains(one.Name)).Select(static one => (one, one.NameClr + "List")))
            .Concat(all.Groups.Select(one => (one, $"{protocol}{one.NameClr}Event")))
            .Concat(all.Events.Select(static one => (one, one.NameClr + "Event")))
            .Concat(all.Actions.SelectMany(static one => new[]
            {
                (one, one.NameClr + "Request"), (one, one.NameClr + "Reply"),
            }));
    }

    /// <summary>Where the name of a type stands in a file: at the part that gives it, or else at the protocol.</summary>
    /// <param name="file">The file.</param>
    /// <param name="others">The files that it imports.</param>
    /// <param name="type">The type's name.</param>
    /// <param name="ct">Ends the work early.</param>
    public static SchemaSpan PlaceOf(
        SchemaFile file, IReadOnlyList<SchemaFile> others, string type, CancellationToken ct)
    {
        Findings unused = new();
        Declarations all = Collector.Run(ImportMerge.Run(file, others, unused), unused, ct);
        Declared? one = Of(all).Where(pair => pair.Type == type).Select(static pair => pair.One)
            .FirstOrDefault(one => one.ClrSpan.Path == file.Path);
        return one?.ClrSpan ?? file.Root!.SpanOf("name");
    }

    /// <summary>Shapes of which a message holds any number.</summary>
    private static IEnumerable<string> Repeating(Declarations all) =>
        all.Events.Select(one => MessageBinder.UseText(all, one, "shape"))
            .Concat(all.Actions.SelectMany(one => new[]
            {
                MessageBinder.UseText(all, one, "request"), MessageBinder.UseText(all, one, "reply"),
            }))
            .OfType<string>()
            .Select(Reading.TypeSyntax.SplitUse)
            .Where(static use => use.Item2 is Occurs.Many)
            .Select(static use => use.Item1);
}

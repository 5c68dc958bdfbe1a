using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>
/// The kinds of messages of a schema. A few are found by comparing names of the same length and read by one method with a
/// case for each. Of thousands that method would be too long: the compiler at run time does such methods without
/// optimising them, and whole for the first message. So many are found in a table and read by a method for each part.
/// </summary>
/// <param name="First">The number of the first name's kind.</param>
/// <param name="Buckets">The names by length in bytes, so that a lookup compares few.</param>
/// <param name="Parts">The names by kind; one part when they are few.</param>
internal sealed record KindTable(int First, EquatableArray<BucketView> Buckets, EquatableArray<NamePartView> Parts)
{
    /// <summary>How many kinds one method reads.</summary>
    public const int PartSize = 128;

    public static KindTable Of(int first, EquatableArray<NameView> names, IEnumerable<string> wires)
    {
        if (first + names.Count <= PartSize)
        {
            return new KindTable(first, ByLength(names, wires), new[] { new NamePartView("", names) }.ToEquatableArray());
        }

        return new KindTable(
            first,
            default,
            names.Select((name, i) => (Name: name, Part: (first + i) / PartSize))
                .GroupBy(static x => x.Part)
                .OrderBy(static part => part.Key)
                .Select(static part => new NamePartView(
                    Code.CSharp.Number(part.Key), part.Select(static x => x.Name).ToEquatableArray()))
                .ToEquatableArray());
    }

    /// <summary>Names by their length in bytes.</summary>
    public static EquatableArray<BucketView> ByLength(IEnumerable<NameView> names, IEnumerable<string> wires) => names
        .Zip(wires, static (name, wire) => (name, Length: System.Text.Encoding.UTF8.GetByteCount(wire)))
        .GroupBy(static x => x.Length)
        .OrderBy(static bucket => bucket.Key)
        .Select(static bucket => new BucketView(bucket.Key, bucket.Select(static x => x.name).ToEquatableArray()))
        .ToEquatableArray();
}

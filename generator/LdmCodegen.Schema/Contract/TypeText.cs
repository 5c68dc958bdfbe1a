using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>Types as a contract writes them, and which of them take all that another takes.</summary>
internal static class TypeText
{
    private static readonly HashSet<(string Old, string New)> Wider =
    [
        ("int32", "int64"), ("uint32", "uint64"), ("uint32", "int64"), ("hex32", "hex64"),
        ("int32", "decimal"), ("uint32", "decimal"), ("int64", "decimal"), ("uint64", "decimal"),
    ];

    public static string Of(TypeModel type) => type.Kind switch
    {
        TypeKind.List when type.Separator is { } separator && separator != "," => $"list of {Of(type.Element!)} by {separator}",
        TypeKind.List => $"list of {Of(type.Element!)}",
        TypeKind.Enum => type.Enum!,
        _ => type.Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// Whether every text of the old type is one of the new. The C# type may change; peers do not notice.
    /// </summary>
    public static bool Takes(string newer, string older) =>
        newer == older || newer == "string" || Wider.Contains((older, newer));

    /// <summary>A type as it is called after enums were renamed in C#, which is told of the enums themselves.</summary>
    public static string Renamed(string type, IReadOnlyDictionary<string, string> enums) =>
        string.Join(" ", type.Split(' ').Select(word => enums.TryGetValue(word, out string? name) ? name : word));
}

namespace LdmCodegen.Runtime;

/// <summary>
/// How documents are written: in which dialect, and what the schema's named fixed attributes say. Generated spellings derive
/// from this record and give the values their names.
/// </summary>
public record WireSpelling
{
    /// <summary>The standard dialect, as the schema has it.</summary>
    public static WireSpelling Standard { get; } = new();

    /// <summary>The number of the dialect. Default 0, the standard.</summary>
    public int Dialect { get; init; }

    /// <summary>
    /// What named fixed attributes say, by their number; null for what the dialect has them say. Default none: all as the
    /// dialect has it.
    /// </summary>
    public ValueList<string?> Values { get; init; } = ValueList<string?>.Empty;

    /// <summary>What a named fixed attribute says.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The value; null for what the dialect has it say.</returns>
    public string? ValueOf(int number) => number < Values.Count ? Values[number] : null;

    /// <summary>The same with another value.</summary>
    /// <param name="number">The number of the attribute.</param>
    /// <param name="value">What it says; null for what the dialect has it say.</param>
    /// <returns>The spelling with it.</returns>
    public WireSpelling With(int number, string? value)
    {
        if (value == ValueOf(number))
        {
            return this;
        }

        string?[] values = new string?[Math.Max(Values.Count, number + 1)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i == number ? value : ValueOf(i);
        }

        return this with { Values = ValueList.Create<string?>(values) };
    }
}

using System.Globalization;

namespace LdmCodegen.Schema.Reading;

/// <summary>Sizes, time spans, whole numbers and booleans as attribute values.</summary>
internal static class QuantitySyntax
{
    private static readonly (string Suffix, long Factor)[] Sizes =
        [("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("", 1)];

    private static readonly (string Suffix, long Milliseconds)[] Times =
        [("ms", 1), ("s", 1000), ("min", 60_000), ("h", 3_600_000)];

    /// <summary>Bytes: a whole number above 0, alone or with KiB, MiB or GiB, up to one byte under 2 GiB.</summary>
    public static long? ParseSize(string? text)
    {
        long? bytes = Parse(text, Sizes);
        return bytes is > 0 and <= int.MaxValue ? bytes : null;
    }

    /// <summary>A time span: a whole number above 0 with ms, s, min or h, up to a day.</summary>
    public static TimeSpan? ParseTime(string? text)
    {
        long? milliseconds = Parse(text, Times);
        return milliseconds is > 0 and <= 86_400_000 ? TimeSpan.FromTicks(milliseconds.Value * 10_000) : null;
    }

    public static int? ParseNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    public static bool? ParseBool(string? text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    private static long? Parse(string? text, (string Suffix, long Factor)[] units)
    {
        foreach ((string suffix, long factor) in units)
        {
            if (text is null || !text.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            string digits = text.Substring(0, text.Length - suffix.Length);
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                return number * factor;
            }
        }

        return null;
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>
/// Makes other documents out of one: with other values, in another layout, with markup that means something else or
/// nothing, and with bytes changed at random.
/// </summary>
internal static partial class DocumentMutations
{
    private static readonly string[] Values =
    [
        "web1", "", " ", " db2 ", "a&amp;b", "&#x41;", "&lt;", "&bogus;", "&", "45%", "-1", "18446744073709551616", "0x1f", "é",
        "東京", "😀", "a\nb", "a\r\nb", "a\tb", "]]", "]]>", ">", "'", "\"", "<b/>", "<![CDATA[x]]>", "on", "off", "8G", "8 G",
        "00:14:4f:00:00:01", "x,y,,z", "\u0001", "\uFFFE", "done", "ongoing", "a very long value that fills more than two vectors of 32 bytes, and then some",
    ];

    private static readonly string[] Morsels =
    [
        "<", ">", "/", "&", "\"", "'", "=", " ", "\n", "<x/>", "<x>", "</x>", "<!-- c -->", "<?pi?>", " a='1'", " id=\"twice\"",
        "<cmd/>", "<data/>", "<Section/>", "<Item/>", "text", "<![CDATA[]]>", "&amp;", "\0",
    ];

    /// <summary>One more document.</summary>
    public static byte[] Next(Random random, byte[] seed)
    {
        byte[] document = seed;
        for (int edits = Math.Max(0, random.Next(5) - 2); edits > 0; edits--)
        {
            document = Edit(random, document);
        }

        return random.Next(3) == 0 ? ChangeBytes(random, document) : OtherValue(random, document);
    }

    private static byte[] Edit(Random random, byte[] document)
    {
        string text = Encoding.Latin1.GetString(document);
        text = random.Next(9) switch
        {
            0 => ReplaceOne(random, BetweenTags(), text, static m => m.Value + "\n\t "),
            1 => ReplaceOne(random, Quoted(), text, static m => $"'{m.Groups[1].Value}'"),
            2 => ReplaceOne(random, TwoAttributes(), text, static m => $" {m.Groups[2].Value} {m.Groups[1].Value}"),
            3 => ReplaceOne(random, EmptyElement(), text, static m => $"<{m.Groups[1].Value}{m.Groups[2].Value}></{m.Groups[1].Value}>"),
            4 => ReplaceOne(random, Leaf(), text, static m => m.Value + m.Value),
            5 => ReplaceOne(random, Leaf(), text, static _ => ""),
            6 => ReplaceOne(random, Prefix(), text, static m => m.Groups[1].Value),
            7 => ReplaceOne(random, TagEnd(), text, static m => " " + m.Value),
            _ => text.Insert(random.Next(text.Length + 1), Latin1Of(Morsels[random.Next(Morsels.Length)])),
        };
        return Encoding.Latin1.GetBytes(text);
    }

    private static byte[] OtherValue(Random random, byte[] document)
    {
        string text = Encoding.Latin1.GetString(document);
        string value = Latin1Of(Values[random.Next(Values.Length)]);
        text = random.Next(3) == 0
            ? ReplaceOne(random, Identifier(), text, _ => $"\"{value}\"")
            : ReplaceOne(random, LeafText(), text, _ => $">{value}</");
        return Encoding.Latin1.GetBytes(text);
    }

    private static byte[] ChangeBytes(Random random, byte[] document)
    {
        List<byte> bytes = [.. document];
        for (int edits = random.Next(1, 3); edits > 0 && bytes.Count > 0; edits--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, Math.Min(random.Next(1, 5), bytes.Count - place));
                    break;
                case 2:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }

    private static string ReplaceOne(Random random, Regex pattern, string text, MatchEvaluator evaluator)
    {
        MatchCollection matches = pattern.Matches(text);
        if (matches.Count == 0)
        {
            return text;
        }

        Match match = matches[random.Next(matches.Count)];
        return string.Concat(text.AsSpan(0, match.Index), evaluator(match), text.AsSpan(match.Index + match.Length));
    }

    private static string Latin1Of(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("(?<=>)(?=<)")]
    private static partial Regex BetweenTags();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<=\\bid=)\"[^\"]*\"")]
    private static partial Regex Identifier();

    [GeneratedRegex(" ([\\w:]+=\"[^\"]*\") ([\\w:]+=\"[^\"]*\")")]
    private static partial Regex TwoAttributes();

    [GeneratedRegex("<([\\w:]+)([^<>]*)/>")]
    private static partial Regex EmptyElement();

    [GeneratedRegex("<([\\w:]+)[^<>]*>[^<>]*</\\1>")]
    private static partial Regex Leaf();

    [GeneratedRegex(">([^<>]*)</")]
    private static partial Regex LeafText();

    [GeneratedRegex("\\w+:(\\w+)")]
    private static partial Regex Prefix();

    [GeneratedRegex("/?>")]
    private static partial Regex TagEnd();
}

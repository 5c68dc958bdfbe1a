using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>
/// Entries as text: words with blanks between them, those of the identity first, then <c>name=value</c>. A word that is
/// empty or holds a blank, a quote, a backslash, <c>=</c> or <c>#</c> stands in double quotes, where <c>\</c> goes before
/// a quote or a backslash.
/// </summary>
internal static class ContractLine
{
    private static readonly char[] Special = [' ', '\t', '"', '\\', '=', '#', '\r', '\n'];

    public static string Write(ContractEntry entry)
    {
        StringBuilder line = new(entry.Key);
        foreach (ContractFact fact in entry.Facts)
        {
            line.Append(' ').Append(fact.Name).Append('=').Append(Quote(fact.Value));
        }

        return line.ToString();
    }

    public static string Join(IEnumerable<string> words) => string.Join(" ", words.Select(Quote));

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, not empty and no comment.</param>
    /// <param name="problem">What is wrong with it, when the result is null.</param>
    public static ContractEntry? Read(string line, out string problem)
    {
        List<string> identity = [];
        List<ContractFact> facts = [];
        int position = 0;
        while (SkipBlanks(line, ref position))
        {
            int begin = position;
            string? word = ReadWord(line, ref position, stopAtEquals: true);
            bool isFact = word is not null && line[begin] != '"' && position < line.Length && line[position] == '=';
            if (word is null || (!isFact && facts.Count > 0))
            {
                problem = word is null ? "a quote is not closed" : $"'{word}' stands after name=value";
                return null;
            }

            if (!isFact)
            {
                identity.Add(word);
                continue;
            }

            position++;
            if (ReadWord(line, ref position, stopAtEquals: false) is not { } value)
            {
                problem = "a quote is not closed";
                return null;
            }

            facts.Add(new ContractFact(word, value));
        }

        problem = identity.Count == 0 ? "it names nothing" : "";
        return identity.Count == 0 ? null : new ContractEntry(identity.ToEquatableArray(), facts.ToEquatableArray());
    }

    private static string Quote(string word) => word.Length > 0 && word.IndexOfAny(Special) < 0
        ? word
        : "\"" + word.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n") + "\"";

    private static bool SkipBlanks(string line, ref int position)
    {
        while (position < line.Length && line[position] is ' ' or '\t')
        {
            position++;
        }

        return position < line.Length;
    }

    /// <summary>The word at a position; null when its quote is not closed.</summary>
    private static string? ReadWord(string line, ref int position, bool stopAtEquals)
    {
        if (position >= line.Length || line[position] != '"')
        {
            int begin = position;
            while (position < line.Length && line[position] is not (' ' or '\t')
                && !(stopAtEquals && line[position] == '='))
            {
                position++;
            }

            return line.Substring(begin, position - begin);
        }

        StringBuilder word = new();
        for (position++; position < line.Length; position++)
        {
            char c = line[position];
            if (c == '"')
            {
                position++;
                return word.ToString();
            }

            if (c == '\\' && ++position < line.Length)
            {
                c = line[position] switch { 'r' => '\r', 'n' => '\n', char other => other };
            }

            word.Append(c);
        }

        return null;
    }
}

using System.Globalization;
using System.Text;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>The C# that generated code is written in.</summary>
internal enum CSharpLevel
{
    /// <summary>C# 9: no file-scoped namespaces, and what C# 10 lacks.</summary>
    CSharp9,

    /// <summary>C# 10: no UTF-8 literals, no <c>scoped</c>.</summary>
    CSharp10,

    /// <summary>C# 11 and newer: what templates are written in.</summary>
    CSharp11,
}

/// <summary>
/// Spells a generated file for a project of an older C#. Templates are written in C# 11 and stay free of conditions; what
/// older versions lack is small and stands for itself, so that it can be said in other words line by line.
/// </summary>
internal static class OlderCSharp
{
    private const string Namespace = "namespace ";
    private const string Continuation = "\"u8 +";

    // A span made from an array of constants reads them where they lie in the assembly: nothing is allocated.
    private const string Opening = "new byte[] { ";
    private const string Typed = "(global::System.ReadOnlySpan<byte>)";

    public static string Spell(string text, CSharpLevel level)
    {
        if (level >= CSharpLevel.CSharp11)
        {
            return text;
        }

        bool isInBlock = false;
        bool isContinued = false;
        StringBuilder output = new(text.Length + (text.Length / 4));
        foreach (string line in WithoutScoped(text).TrimEnd('\n').Split('\n'))
        {
            if (level == CSharpLevel.CSharp9 && IsFileScopedNamespace(line))
            {
                output.Append(line, 0, line.Length - 1).Append("\n{\n");
                isInBlock = true;
                continue;
            }

            bool isIndented = isInBlock && line.Length > 0 && line[0] != '#';
            isContinued = AppendLine(output.Append(isIndented ? "    " : ""), line, isContinued);
        }

        return WithoutBlankAfterBrace(output.Append(isInBlock ? "}\n" : "").ToString());
    }

    // Before C# 11 what a method takes is held to be let out by nothing but its result.
    private static string WithoutScoped(string text) => text.Replace("(scoped ", "(").Replace(", scoped ", ", ");

    private static bool IsFileScopedNamespace(string line) =>
        line.StartsWith(Namespace, StringComparison.Ordinal) && line.EndsWith(";", StringComparison.Ordinal);

    // A block begins with its first member; a file-scoped namespace is followed by a blank line.
    private static string WithoutBlankAfterBrace(string text) => text.Replace("\n{\n\n", "\n{\n");

    // Literals that are added up over several lines become one array with a row for each.
    private static bool AppendLine(StringBuilder output, string line, bool isContinued)
    {
        bool goesOn = line.EndsWith(Continuation, StringComparison.Ordinal);
        int start = 0;
        int i = 0;
        while (i < line.Length && string.CompareOrdinal(line, i, "//", 0, 2) != 0)
        {
            if (line[i] is not ('"' or '\''))
            {
                i++;
                continue;
            }

            int end = EndOfLiteral(line, i);
            if (line[i] == '"' && string.CompareOrdinal(line, end, "u8", 0, 2) == 0)
            {
                output.Append(line, start, i - start);
                output.Append(isContinued ? "" : IsChoice(line, i) ? Typed + Opening : Opening);
                AppendBytes(output, line.Substring(i, end - i));
                output.Append(goesOn ? "," : " }");
                end += goesOn ? Continuation.Length - 1 : "u8".Length;
                start = end;
            }

            i = end;
        }

        output.Append(line, start, line.Length - start).Append('\n');
        return goesOn;
    }

    private static int EndOfLiteral(string line, int start)
    {
        char quote = line[start];
        int i = start + 1;
        while (i < line.Length && line[i] != quote)
        {
            i += line[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, line.Length);
    }

    // Which of two literals is meant decides at run time: without its type the choice would be between arrays, made anew
    // each time.
    private static bool IsChoice(string line, int place)
    {
        string before = line.Substring(0, place).TrimEnd();
        return before.EndsWith("?", StringComparison.Ordinal) || before.EndsWith(":", StringComparison.Ordinal);
    }

    private static void AppendBytes(StringBuilder output, string literal)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(ValueOf(literal));
        output.Append(string.Join(", ", bytes.Select(static b => b.ToString(CultureInfo.InvariantCulture))));
        if (bytes.Length > 0 && !literal.Contains("*/"))
        {
            output.Append(" /* ").Append(literal, 1, literal.Length - 2).Append(" */");
        }
    }

    private static string ValueOf(string literal)
    {
        StringBuilder value = new();
        for (int i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\')
            {
                value.Append(literal[i]);
                continue;
            }

            i++;
            value.Append(literal[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                'u' => Unicode(literal, ref i),
                char same => same,
            });
        }

        return value.ToString();
    }

    private static char Unicode(string literal, ref int i)
    {
        char value = (char)int.Parse(literal.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        i += 4;
        return value;
    }
}

using System.Globalization;
using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>Spelling of C#: literals, identifiers.</summary>
internal static class CSharp
{
    private const int LongestLiteral = 84;

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern",
        "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface",
        "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>A string literal on one line.</summary>
    public static string Text(string value)
    {
        StringBuilder text = new(value.Length + 2);
        text.Append('"');
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\x7F' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    public static string TextOrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>A string literal in pieces that fit on a line, cut after line breaks and tags where possible.</summary>
    public static EquatableArray<string> TextPieces(string value)
    {
        List<string> pieces = [];
        foreach (string line in LinesOf(value))
        {
            pieces.AddRange(Cut(line).Select(Text));
        }

        for (int i = 0; i < pieces.Count - 1; i++)
        {
            pieces[i] += " +";
        }

        return pieces.ToEquatableArray();
    }

    /// <summary>A UTF-8 literal.</summary>
    public static string Utf8(string value) => Text(value) + "u8";

    /// <summary>A UTF-8 literal in pieces that fit on a line, cut after tags where possible.</summary>
    public static List<string> Utf8Pieces(string value) => Cut(value).ConvertAll(Utf8);

    private static IEnumerable<string> LinesOf(string value)
    {
        int start = 0;
        for (int end = value.IndexOf('\n'); end >= 0; end = value.IndexOf('\n', start))
        {
            yield return value.Substring(start, end + 1 - start);
            start = end + 1;
        }

        if (start < value.Length || value.Length == 0)
        {
            yield return value.Substring(start);
        }
    }

    private static List<string> Cut(string value)
    {
        List<string> pieces = [];
        int start = 0;
        while (value.Length - start > LongestLiteral)
        {
            int cut = value.LastIndexOf('>', start + LongestLiteral - 1, LongestLiteral) + 1;
            if (cut <= start)
            {
                cut = value.LastIndexOf(' ', start + LongestLiteral - 1, LongestLiteral);
            }

            if (cut <= start)
            {
                break;
            }

            pieces.Add(value.Substring(start, cut - start));
            start = cut;
        }

        pieces.Add(value.Substring(start));
        return pieces;
    }

    /// <summary><c>MacAddress</c> as a parameter or local: <c>macAddress</c>.</summary>
    public static string Camel(string pascal)
    {
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>An XML name as part of a member's name: <c>resp_msg</c> is <c>RespMsg</c>.</summary>
    public static string Pascal(string xmlName)
    {
        StringBuilder name = new(xmlName.Length);
        bool upper = true;
        foreach (char c in xmlName)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return name.ToString();
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

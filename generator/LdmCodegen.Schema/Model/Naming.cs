using System.Text;

namespace LdmCodegen.Schema.Model;

/// <summary>C# names from names of the schema and the wire.</summary>
internal static class Naming
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do "
        + "double else enum event explicit extern false finally fixed float for foreach goto if implicit in int "
        + "interface internal is lock long namespace new null object operator out override params private protected "
        + "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw "
        + "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "async await dynamic extension field file global nint notnull nuint partial record required scoped "
        + "unmanaged value var when where with yield _").Split(' '),
        StringComparer.Ordinal);

    /// <summary>
    /// <c>add-domain</c>, <c>add_domain</c> and <c>add domain</c> give <c>AddDomain</c>: a word begins after every
    /// character
    /// that no identifier has and after <c>_</c>; the other letters stay as they are.
    /// </summary>
    public static string Pascal(string name)
    {
        StringBuilder result = new(name.Length);
        bool atWordStart = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                atWordStart = true;
                continue;
            }

            result.Append(atWordStart ? char.ToUpperInvariant(c) : c);
            atWordStart = false;
        }

        return result.ToString();
    }

    /// <summary>
    /// Whether the text is a C# identifier that needs no <c>@</c>; contextual keywords are left out too.
    /// </summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsLetterOrDigit(c) || c == '_')
        && !Keywords.Contains(text);

    /// <summary>Whether the text is identifiers with dots between them.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);
}

using System.Text;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>Escaping for markup that is written as it stands, and for documentation comments.</summary>
internal static class XmlText
{
    public static string Escape(string value)
    {
        StringBuilder text = new(value.Length);
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    /// <summary>For an attribute value between double quotes.</summary>
    public static string EscapeAttribute(string value) => Escape(value)
        .Replace("\"", "&quot;").Replace("\t", "&#9;").Replace("\n", "&#10;").Replace("\r", "&#13;");
}

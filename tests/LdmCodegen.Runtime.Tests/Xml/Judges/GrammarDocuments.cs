using System.Text;

namespace LdmCodegen.Runtime.Tests.Xml.Judges;

/// <summary>Makes documents by the grammar of XML, most of them well-formed, some broken in one place.</summary>
internal sealed class GrammarDocuments(Random random)
{
    private static readonly string[] Names = ["a", "b", "x:y", "LDM_event", "é", "_1", "a-b.c"];
    private static readonly string[] Blanks = ["", " ", "\n", "\r\n", "\t", "\r"];

    private static readonly string[] Texts =
        ["", "x", "&lt;", "&amp;", "&#65;", "&#x1F600;", "&apos;&quot;", "é", "]]", ">", "\r", "\r\n", "&#13;", "&#xA;", " "];

    private static readonly string[] Breaks =
        ["<", "&", "]]>", "&#0;", "&nbsp;", "\u0001", "\uFFFE", "</a>", "<!---->", "<?p?>", "<!DOCTYPE a>", "&#xD800;", "="];

    /// <summary>The next document.</summary>
    public byte[] Next()
    {
        StringBuilder text = new();
        if (random.Next(8) == 0)
        {
            text.Append("<?xml version='1.0'").Append(random.Next(2) == 0 ? " encoding='UTF-8'" : "").Append("?>");
        }

        text.Append(Pick(Blanks)).Append(Element(depth: 0)).Append(Pick(Blanks));
        if (random.Next(3) == 0)
        {
            text.Insert(random.Next(text.Length), Pick(Breaks));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Element(int depth)
    {
        string name = Pick(Names);
        StringBuilder text = new();
        text.Append('<').Append(name);
        for (int i = random.Next(3); i > 0; i--)
        {
            string quote = random.Next(2) == 0 ? "'" : "\"";
            string equals = random.Next(6) == 0 ? " = " : "=";
            text.Append(' ').Append(Pick(Blanks)).Append(Pick(Names)).Append(i).Append(equals)
                .Append(quote).Append(Value()).Append(quote);
        }

        text.Append(Pick(Blanks));
        if (random.Next(3) == 0)
        {
            return text.Append("/>").ToString();
        }

        text.Append('>');
        for (int i = random.Next(4); i > 0; i--)
        {
            text.Append(Pick(Texts));
            text.Append(random.Next(6) == 0 ? "<![CDATA[<&\r\n]]]]>" : depth < 4 ? Element(depth + 1) : "");
        }

        return text.Append("</").Append(name).Append(Pick(Blanks)).Append('>').ToString();
    }

    private string Value() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Texts)));

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}

using System.Text;
using System.Xml;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>Names that the fifth edition of XML 1.0 allows and the fourth, which System.Xml reads, does not.</summary>
internal static class FifthEditionNames
{
    private const string Cdata = "<![CDATA[";

    /// <summary>Whether a tag of a well-formed document has such a name. Values and texts do not count.</summary>
    public static bool StandIn(byte[] document)
    {
        string text = Encoding.UTF8.GetString(document);
        int at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            if (string.CompareOrdinal(text, at, Cdata, 0, Cdata.Length) == 0)
            {
                at = text.IndexOf("]]>", at, StringComparison.Ordinal);
            }
            else if (HasName(text, ref at))
            {
                return true;
            }

            at = text.IndexOf('<', at);
        }

        return false;
    }

    /// <summary>Goes to the end of a tag.</summary>
    private static bool HasName(string text, ref int at)
    {
        bool isStart = true;
        for (at++; text[at] != '>'; at++)
        {
            char c = text[at];
            if (c is '"' or '\'')
            {
                at = text.IndexOf(c, at + 1);
                isStart = true;
            }
            else if (c >= 0x80 && !(isStart ? XmlConvert.IsStartNCNameChar(c) : XmlConvert.IsNCNameChar(c)))
            {
                return true;
            }
            else
            {
                isStart = c is ' ' or '\t' or '\r' or '\n' or ':' or '/';
            }
        }

        return false;
    }
}

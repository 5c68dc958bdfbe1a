using System.Text;
using LdmCodegen.Runtime;

namespace LdmCodegen.Reliability.Tests.Memory;

/// <summary>What a peer can send without end, and the limit that ends it.</summary>
internal static class Attacks
{
    public static readonly XmlLimits Limits = new()
    {
        MaxMessageBytes = 256 * 1024,
        MaxEventBytes = 256 * 1024,
        MaxHeaderBytes = 32 * 1024,
    };

    /// <summary>How each attack begins, what it then repeats, and the option of the limit that it reaches.</summary>
    public static IReadOnlyDictionary<string, (string Start, string Repeated, string Option)> Documents { get; } =
        new Dictionary<string, (string, string, string)>
        {
            ["endless attribute"] = ("<LDM_interface version='", "x", nameof(XmlLimits.MaxMessageBytes)),
            ["endless text"] = ("<LDM_interface>", "x", nameof(XmlLimits.MaxMessageBytes)),
            ["endless name"] = ("<LDM_interface><", "x", nameof(XmlLimits.MaxNameBytes)),
            ["depth bomb"] = ("<LDM_interface>", "<a>", nameof(XmlLimits.MaxDepth)),
            ["a million attributes"] = ("<LDM_interface", " a='b'", nameof(XmlLimits.MaxAttributes)),
            ["flood of unknown elements"] = ("<LDM_interface>", "<unknown/>", nameof(XmlLimits.MaxMessageBytes)),
            ["endless CDATA"] = ("<LDM_interface><![CDATA[", "x", nameof(XmlLimits.MaxMessageBytes)),
        };

    /// <summary>An attack of exactly so many bytes.</summary>
    public static byte[] Bytes(string start, string repeated, long length)
    {
        StringBuilder text = new(start);
        while (text.Length < length)
        {
            text.Append(repeated);
        }

        return Encoding.UTF8.GetBytes(text.ToString(0, (int)length));
    }
}

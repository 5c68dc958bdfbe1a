using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>New markup for a document.</summary>
internal static class DocumentFragment
{
    /// <summary>Checks a qualified name.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes($"<{name}/>"));
        if (!reader.ReadRoot() || !reader.Name.SequenceEqual(Encoding.UTF8.GetBytes(name)) || !reader.ReadToEnd())
        {
            throw new ArgumentException($"'{name}' is not an XML name with at most one prefix.", nameof(name));
        }
    }

    /// <summary>An empty element.</summary>
    public static RawXml Element(string name)
    {
        CheckName(name);
        return new RawXml(Encoding.UTF8.GetBytes($"<{name}/>"));
    }
}

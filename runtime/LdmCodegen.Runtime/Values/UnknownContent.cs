using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime;

/// <summary>
/// What the schema does not name, kept so that nothing is lost: an element, or attributes of one start tag.
/// </summary>
/// <param name="Parent">
/// The path, from the payload (in a resource, from the resource), of the element that it stood in, or in whose start tag
/// the attributes stood; empty for the payload or the resource itself. <c>Item[2]</c> is the second of the name,
/// <c>Entry[@key='size']</c> the one with that key.
/// </param>
/// <param name="Xml">
/// The element as received, or the attributes with a blank between them, in double quotes unless the value has one.
/// Prefixes that are declared around it are declared on it.
/// </param>
public sealed record UnknownContent(string Parent, RawXml Xml)
{
    /// <summary>Whether it is attributes, and no element.</summary>
    public bool IsAttributes => !Xml.IsEmpty && Xml.Utf8.Span[0] != '<';

    /// <summary>Whether an element of a name was kept right in another.</summary>
    /// <param name="unknown">What was kept; null for nothing.</param>
    /// <param name="parent">The path of the other.</param>
    /// <param name="localName">The name, without a prefix.</param>
    public static bool HasElement(IReadOnlyList<UnknownContent>? unknown, string parent, string localName)
    {
        for (int i = 0; i < unknown?.Count; i++)
        {
            if (unknown[i].Parent == parent && !unknown[i].IsAttributes)
            {
                Utf8XmlReader reader = new(unknown[i].Xml.Utf8.Span);
                if (reader.ReadRoot() && reader.LocalNameIs(Encoding.UTF8.GetBytes(localName)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether there are attributes in a list of unknown content.</summary>
    /// <param name="unknown">The list; null for none.</param>
    public static bool HasAttributes(ValueList<UnknownContent>? unknown) =>
        unknown is { Count: > 0 } && AnyAttributes(unknown);

    // Apart: nearly every list is empty, and the test for that is inlined where it stands.
    private static bool AnyAttributes(ValueList<UnknownContent> unknown)
    {
        foreach (UnknownContent content in unknown)
        {
            if (content.IsAttributes)
            {
                return true;
            }
        }

        return false;
    }
}

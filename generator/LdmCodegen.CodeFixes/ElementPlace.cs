using LdmCodegen.Schema;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.CodeFixes;

/// <summary>The element that a finding is about.</summary>
internal static class ElementPlace
{
    /// <summary>The element with that name, or with an attribute whose value is that place.</summary>
    public static SchemaElement? Find(SchemaElement? root, TextSpan place)
    {
        if (root is null || Is(root.Span, place) || root.Attributes.Any(attribute => Is(attribute.ValueSpan, place)))
        {
            return root;
        }

        return root.Children.Select(child => Find(child, place)).FirstOrDefault(static found => found is not null);
    }

    private static bool Is(SchemaSpan span, TextSpan place) => span.Offset == place.Start && span.Length == place.Length;
}

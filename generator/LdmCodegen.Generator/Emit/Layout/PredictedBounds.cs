using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>How large predicted documents are, by the caps that every document obeys.</summary>
/// <param name="Depth">How deep their elements are.</param>
/// <param name="Attributes">How many attributes a tag has at most.</param>
/// <param name="NameBytes">How long a name is at most, in bytes.</param>
internal sealed record PredictedBounds(int Depth, int Attributes, int NameBytes)
{
    public static PredictedBounds None { get; } = new(0, 0, 0);

    /// <summary>Those of an element and all in it.</summary>
    public static PredictedBounds Of(LayoutNode node, PayloadLayout layout, PredictedNames names)
    {
        bool isBag = node.Entries.Count > 0;
        List<NameModel> attributes = names.AttributesOf(node, layout).Select(static x => x.Name).ToList();
        PredictedBounds inner = node.Children.Select(child => Of(child, layout, names))
            .Aggregate(new PredictedBounds(isBag ? 1 : 0, isBag ? 1 : 0, 0), static (all, one) => all.With(one));
        return inner.With(new PredictedBounds(inner.Depth + 1, attributes.Count, LongestOf(attributes
            .Concat(node.Name is { } name ? [name] : [])
            .Concat(isBag ? [layout.Bag!.Entry!, layout.Bag.Key!, layout.Bag.Selector] : []))));
    }

    /// <summary>The length of the longest name, in bytes.</summary>
    public static int LongestOf(IEnumerable<NameModel> names) =>
        names.Select(static name => Encoding.UTF8.GetByteCount(name.Qualified)).DefaultIfEmpty().Max();

    /// <summary>Those of two parts that stand beside each other.</summary>
    public PredictedBounds With(PredictedBounds other) => new(
        Math.Max(Depth, other.Depth), Math.Max(Attributes, other.Attributes), Math.Max(NameBytes, other.NameBytes));
}

using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Interpreting;

/// <content>What is written at all: elements in which something has a value, or was kept.</content>
internal sealed partial class ContentWriter
{
    private static IEnumerable<ItemsCode> Written(IEnumerable<(ItemsCode Items, bool IsWritten)> items) =>
        items.Where(one => one.IsWritten).Select(one => one.Items);

    /// <summary>Whether anything in the element or beneath it, resources among it, has a value.</summary>
    private static bool HasValue(LayoutNode node, Content content) =>
        HasOwnValue(node, content) || node.Children.Exists(child =>
            HasValue(child, content) || Written(child.Items).Any(items => content.Resources(items).Count > 0));

    /// <summary>The same without resources that bring wrappers of their own.</summary>
    private static bool HasOwnValue(LayoutNode node, Content content)
    {
        bool here = node.Attributes.Exists(x => x.IsWritten && content.Has(x.Property))
            || (node.Text is { IsWritten: true } text && content.Has(text.Property))
            || node.Entries.Exists(x => x.IsWritten && content.Has(x.Property));
        return here || (node.IsWrapper
            ? node.Children.Exists(bag => HasOwnValue(bag, content))
            : node.Children.Exists(child => HasValue(child, content)
                || Written(child.Items).Any(items => content.Resources(items).Count > 0)));
    }

    /// <summary>Whether a second element of the name has a value: there is no second without a first.</summary>
    private static bool HasLater(LayoutNode node, Content content) => node.Index is not null
        && node.Parent!.Children.Exists(other => other != node && other.Name!.Local == node.Name!.Local
            && (other.Index is null || other.Index > node.Index) && HasValue(other, content));

    /// <summary>Whether the element is written only when something in it has a value.</summary>
    private static bool HasConditions(LayoutNode node) => HasOwn(node)
        || (!node.IsWrapper && node.Children.Exists(child => HasConditions(child) || child.Items.Exists(x => x.IsWritten)))
        || (node.IsWrapper && node.Children.Exists(HasOwn));

    private static bool HasOwn(LayoutNode node) => node.Attributes.Exists(x => x.IsWritten)
        || node.Text is { IsWritten: true } || node.Entries.Exists(x => x.IsWritten)
        || node.Children.Exists(HasOwn);

    private static bool HasUnknown(Content content, string path) => HasUnknown(content.Unknown, path);

    private static bool HasUnknown(IEnumerable<UnknownContent> all, string path) => all.Any(unknown => path.Length == 0
        ? !unknown.Parent.StartsWith("..", StringComparison.Ordinal)
        : unknown.Parent == path || unknown.Parent.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>The same for what stands in the element, without attributes in its start tag.</summary>
    private static bool HasUnknownInside(Content content, string path) =>
        HasUnknown(content.Unknown.Where(unknown => !unknown.IsAttributes || unknown.Parent != path), path);
}

using LdmCodegen.Generator.Emit.Code;

namespace LdmCodegen.Generator.Emit.Layout;

/// <content>Conditions under which an element is written.</content>
internal sealed partial class WriteCode
{
    private static bool HasItems(LayoutNode node) =>
        node.IsWrapper && node.Children.Exists(static bag => bag.Items.Exists(static x => x.IsWritten));

    /// <summary>Conditions for the element itself: without resources that bring wrappers of their own.</summary>
    private static List<string> OwnConditions(LayoutNode node) => node.IsWrapper
        ? node.Children.SelectMany(static bag => bag.WrittenConditions()).Distinct().ToList()
        : node.WrittenConditions().ToList();

    private static List<string> InnerConditions(LayoutNode node)
    {
        IEnumerable<string> attributes = node.Attributes.Where(static x => x.IsWritten)
            .Select(static x => x.Property.IsSet);
        return OwnConditions(node).Except(attributes).ToList();
    }

    /// <param name="conditions">The conditions of its properties.</param>
    /// <param name="node">The element.</param>
    /// <param name="isInside">Whether it is about what stands in the element, and not about the element too.</param>
    private string Any(List<string> conditions, LayoutNode node, bool isInside)
    {
        string test = isInside ? "HasUnknownInside" : "HasUnknown";
        IEnumerable<string> all = KeepsUnknown
            ? conditions.Append($"{_protocol.Writer}.{test}(Unknown, {CSharp.Text(node.Path)})")
            : conditions;
        if (!isInside && KeepsPlace(node) is { } keepsPlace)
        {
            all = all.Append(keepsPlace);
        }

        List<string> parts = all.ToList();
        return parts.Count == 1 ? Bare(parts[0]) : string.Join(" || ", parts.Select(Bare));
    }

    /// <summary>
    /// The condition that another object was kept: without this one, it would be read in its place. Null for other elements.
    /// </summary>
    private string? KeepsPlace(LayoutNode node) => KeepsUnknown && node == _layout.Object && _layout.TakesFirstObject
        ? $"{ClrTypes.Runtime}UnknownContent.HasElement(Unknown, {CSharp.Text(node.Parent!.Path)}, {CSharp.Text(node.Name!.Local)})"
        : null;

    /// <summary>A condition without parentheses around the whole.</summary>
    private static string Bare(string condition) =>
        condition.Length > 1 && condition[0] == '(' && condition[condition.Length - 1] == ')'
            ? condition.Substring(1, condition.Length - 2)
            : condition;
}

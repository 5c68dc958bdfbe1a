using LdmCodegen.Generator.Emit.Code;

namespace LdmCodegen.Generator.Emit.Layout;

/// <content>What has no place in the layout: attributes and elements to keep.</content>
internal sealed partial class ReadCode
{
    private bool SeesAttributes => _layout.KeepsUnknown && _protocol.SeesAttributes;

    /// <summary>Whether the element is the wrapper of resources, which each is written with.</summary>
    private static bool WrapsItems(LayoutNode node) =>
        node.IsWrapper && node.Children.Exists(static bag => bag.Items.Count > 0);

    /// <summary>Whether each resource in the element is written with a start tag of its own.</summary>
    private bool KeepsWrapper(LayoutNode node) =>
        node.IsWrapper && node.Children.Exists(static bag => bag.Items.Exists(static x => x.Items.IsAny))
        && (node.WrittenTwin ?? node).FixedAttributes.TrueForAll(x => _layout.OwnWrapperAttributes.Contains(x.Name.Local));

    /// <summary>Keeps attributes of the element stood on that have no meaning.</summary>
    private void AddOtherAttributes(CodeLines body, LayoutNode node)
    {
        if (SeesAttributes && !(node.Parent is null && _layout.IsAround))
        {
            string[] known = KnownAttributes(node).ToArray();
            if (_layout.UnwrittenPath(node) is { } within)
            {
                body.Line(
                    $"reader.KeepStartTag(ref _unknown, {CSharp.Text(PayloadLayout.WrittenAround(node))}, {CSharp.Text(within)}"
                    + (known.Length == 0 ? ");" : $", {KnownNames.List(known)});"));
                return;
            }

            body.Line(
                $"reader.KeepAttributes(ref _unknown, {CSharp.Text(Place(node))}"
                + (known.Length == 0 ? ");" : $", {KnownNames.List(known)});"));
        }
    }

    private IEnumerable<string> KnownAttributes(LayoutNode node)
    {
        IEnumerable<string> own = node.Attributes.Select(static attribute => attribute.Name.Local)
            .Concat((node.WrittenTwin ?? node).FixedAttributes.Select(static attribute => attribute.Name.Local));
        return own
            .Concat(node.Parent is null && !_isResource ? _protocol.PayloadAttributes : [])
            .Concat(WrapsItems(node) ? _layout.OwnWrapperAttributes.OrderBy(static x => x, StringComparer.Ordinal) : [])
            .Distinct();
    }

    private string Place(LayoutNode node) => _layout.PlaceOf(node);

    /// <summary>The same for an element that is nothing but a value.</summary>
    private void KeepTextAttributes(CodeLines body, PropertyCode property, LayoutNode node)
    {
        if (SeesAttributes)
        {
            string number = property.Repeats ? $", number: {property.Builder}.Count + 1" : "";
            body.Line($"reader.KeepAttributes(ref _unknown, {CSharp.Text(Place(node))}{number});");
        }
    }

    private void KeepEntryAttributes(CodeLines body, PropertyCode property, LayoutNode node)
    {
        if (SeesAttributes)
        {
            string entry = $"{_layout.Bag!.Entry!.Local}[@{_layout.Bag.Key!.Local}='{property.Model.Key}']";
            body.Line($"reader.KeepEntryAttributes(ref _unknown, {CSharp.Text(Within(node, entry))});");
        }
    }

    private string Within(LayoutNode node, string child) => Place(node) is { Length: > 0 } place ? $"{place}/{child}" : child;

    private void AddKeep(CodeLines body, LayoutNode node)
    {
        if (!_layout.KeepsUnknown)
        {
            body.Line("reader.Xml.Skip();");
            return;
        }

        if (node.Parent is null)
        {
            body.Line(_layout.IsAround
                ? "reader.Xml.Skip();"
                : _isResource ? "reader.KeepProperty(ref _unknown);" : "reader.KeepInPayload(ref _unknown);");
            return;
        }

        if (_isResource)
        {
            body.Line($"reader.KeepProperty(ref _unknown, {CSharp.Text(node.Path)});");
            return;
        }

        LayoutNode written = node;
        string within = "";
        while (!written.IsWritten && written.WrittenTwin is null && written.Parent is not null)
        {
            within = within.Length == 0 ? written.Name!.Local : written.Name!.Local + "/" + within;
            written = written.Parent;
        }

        written = written.IsWritten ? written : written.WrittenTwin ?? written;
        string place = CSharp.Text(written.Path);
        body.Line(within.Length == 0
            ? $"reader.Keep(ref _unknown, {place});"
            : $"reader.Keep(ref _unknown, {place}, {CSharp.Text(within)});");
    }
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// The reading methods of a layout: one for each element that holds others. Names are compared by local name; order
/// does not matter; what has no place goes to the unknown content.
/// </summary>
internal sealed partial class ReadCode
{
    private readonly PayloadLayout _layout;
    private readonly ProtocolNames _protocol;
    private readonly bool _isResource;
    private readonly List<MethodView> _methods = [];

    private ReadCode(PayloadLayout layout, ProtocolNames protocol, bool isResource)
    {
        _layout = layout;
        _protocol = protocol;
        _isResource = isResource;
    }

    public static EquatableArray<MethodView> Of(PayloadLayout layout, ProtocolNames protocol, bool isResource)
    {
        ReadCode code = new(layout, protocol, isResource);
        code.AddElement(layout.Root);
        foreach (PropertyCode property in layout.Properties.Where(static one => HasSetter(one) && !one.Repeats))
        {
            code.AddSetter(property);
        }

        return code._methods.ToEquatableArray();
    }

    /// <summary>The method that reads an element: <c>ReadReportSensor</c>.</summary>
    public static string Method(LayoutNode node) => "Read" + node.MethodStem;

    /// <summary>The test for a child's name, and for its number among those of the name.</summary>
    public static string NameTest(LayoutNode child)
    {
        string test = $"reader.Xml.LocalNameIs({CSharp.Utf8(child.Name!.Local)})";
        return child.Index is { } index ? $"{test} && {Counter(child)} == {CSharp.Number(index)}" : test;
    }

    /// <summary>Statements that count children of which a certain one is wanted.</summary>
    public static IEnumerable<LayoutNode> Counted(LayoutNode node) => node.Children
        .Where(static child => child.Index is not null)
        .GroupBy(static child => child.Name!.Local)
        .Select(static group => group.First());

    public static string Counter(LayoutNode child) =>
        CSharp.Camel(CSharp.Pascal(child.Name!.Local)).TrimStart('@') + "Count";

    /// <summary>Children in the order in which they are tried: numbered ones before the others of their name.</summary>
    public static IEnumerable<LayoutNode> InOrder(LayoutNode node) =>
        node.Children.OrderBy(static child => child.Index is null ? 1 : 0);

    private void AddElement(LayoutNode node)
    {
        bool isRoot = node.Parent is null;
        CodeLines body = new(2);
        if (node.Text is { } text && node.Children.Count == 0)
        {
            foreach ((NameModel name, PropertyCode property, _) in node.Attributes)
            {
                AddAttribute(body, name, property);
            }

            AddOtherAttributes(body, node);
            AddText(body, text.Property);
        }
        else
        {
            AddBody(body, node);
        }

        string what = isRoot ? _isResource ? "Reads the resource." : "Reads a payload." : $"Reads <c>{node.Path}</c>.";
        string access = isRoot || !_isResource ? "public" : "private";
        _methods.Add(new MethodView(
            what, $"{access} void {Method(node)}(ref {_protocol.Reader} reader)", body.ToLines()));
        if (node.Entries.Count > 0)
        {
            AddEntry(node);
        }

        foreach (LayoutNode child in node.Children.Where(NeedsMethod))
        {
            AddElement(child);
        }
    }

    /// <summary>Whether a child is read by a method of its own.</summary>
    public static bool NeedsMethod(LayoutNode child) =>
        child.Entries.Count > 0 || child.Children.Any(static inner => !inner.IsFixedLeaf) || child.Attributes.Count > 0;

    private void AddBody(CodeLines body, LayoutNode node)
    {
        foreach ((NameModel name, PropertyCode property, _) in node.Attributes)
        {
            AddAttribute(body, name, property);
        }

        if (KeepsWrapper(node))
        {
            body.Line("reader.WrapperAttributes = reader.Xml.Attributes;");
        }

        if (WrapsItems(node) && SeesAttributes)
        {
            body.Line($"reader.BeginWrapper({KnownNames.List(KnownAttributes(node))});");
        }
        else
        {
            AddOtherAttributes(body, node);
        }

        if (_isResource && node.Parent is null && SeesAttributes)
        {
            body.Line("reader.KeepWrapper(ref _unknown);");
        }

        body.Blank();
        body.Line("int depth = reader.Xml.Depth;");
        List<LayoutNode> counted = Counted(node).ToList();
        foreach (LayoutNode child in counted)
        {
            body.Line($"int {Counter(child)} = 0;");
        }

        body.Block("while (reader.Xml.NextChild(depth))", () =>
        {
            foreach (LayoutNode child in counted)
            {
                body.Block(
                    $"if (reader.Xml.LocalNameIs({CSharp.Utf8(child.Name!.Local)}))",
                    () => body.Line($"{Counter(child)}++;"));
                body.Blank();
            }

            List<(string Condition, Action Then)> cases = Cases(body, node).ToList();
            if (cases.Count == 0)
            {
                AddKeep(body, node);
                return;
            }

            for (int i = 0; i < cases.Count; i++)
            {
                body.Block((i == 0 ? "if (" : "else if (") + cases[i].Condition + ")", cases[i].Then);
            }

            body.Block("else", () => AddKeep(body, node));
        });

        if (WrapsItems(node) && SeesAttributes)
        {
            body.Blank();
            body.Line((node.WrittenTwin ?? node).IsWrittenAlone
                ? $"reader.EndWrapper(ref _unknown, {CSharp.Text(Place(node))});"
                : $"reader.EndWrapper(ref _unknown, {CSharp.Text(Place(node.Parent!))}, {CSharp.Text(node.Name!.Local)});");
        }
    }

    private IEnumerable<(string Condition, Action Then)> Cases(CodeLines body, LayoutNode node)
    {
        if (IsBag(node) && !node.Children.Exists(child => child.Name!.Local == _layout.Bag!.Selector.Local))
        {
            yield return (
                $"reader.Xml.LocalNameIs({CSharp.Utf8(_layout.Bag!.Selector.Local)})",
                () =>
                {
                    if (SeesAttributes)
                    {
                        string place = CSharp.Text(Within(node, _layout.Bag.Selector.Local));
                        body.Line($"reader.KeepAttributes(ref _unknown, {place});");
                    }

                    body.Line("reader.Xml.Skip();");
                });
        }

        if (node.Entries.Count > 0)
        {
            string key = $"reader.Xml.GetAttribute({CSharp.Utf8(_layout.Bag!.Key!.Local)}).Trim()";
            yield return (
                $"reader.Xml.LocalNameIs({CSharp.Utf8(_layout.Bag!.Entry!.Local)})",
                () => body.Line($"{Method(node)}Entry(ref reader, {key});"));
        }

        foreach (LayoutNode child in InOrder(node))
        {
            string test = NameTest(child);
            if (NeedsMethod(child))
            {
                string guards = string.Concat(child.Attributes.Select(static x => " && " + x.Property.IsUnset));
                string selector = child.Selector is null
                    ? ""
                    : $" && reader.SelectorIs({CSharp.Utf8(child.Selector)}, orMissing: true)";
                bool isFirst = child == _layout.Object && _layout.TakesFirstObject;
                yield return (test + guards + (isFirst ? " && !_hasObject" : "") + selector, () =>
                {
                    if (isFirst)
                    {
                        body.Line("_hasObject = true;");
                    }

                    body.Line($"{Method(child)}(ref reader);");
                });
            }
            else if (child.Text is { } text)
            {
                string unset = text.Property.Repeats ? "" : $" && {text.Property.IsUnset}";
                yield return (test + unset, () =>
                {
                    KeepTextAttributes(body, text.Property, child);
                    AddText(body, text.Property);
                });
            }

            foreach ((ItemsCode items, _) in child.Items.OrderBy(static x => x.Items.IsAny ? 1 : 0))
            {
                string selector = items.IsAny ? "" : " && " + SelectorTest(items);
                string unset = items.IsSingle ? $" && {items.Name} is null" : "";
                yield return (test + unset + selector, () =>
                {
                    body.Line($"reader.BeginList({_layout.Slot(items)});");
                    body.Line(ReadItem(items));
                });
            }

            if (child.IsFixedLeaf)
            {
                yield return (test, () =>
                {
                    AddOtherAttributes(body, child);
                    body.Line("reader.Xml.Skip();");
                });
            }
        }

        if (node.Entries.Count > 0 && _layout.Bag!.HasChildEntries)
        {
            string key = $"{ClrTypes.Xml}Utf8XmlText.OfDecoded(reader.Xml.LocalName)";
            yield return ("reader.IsChildEntry()", () => body.Line($"{Method(node)}Entry(ref reader, {key});"));
        }

        if (_isResource && node.Parent is null && _layout.Bag!.Nested is not null)
        {
            yield return ("reader.TryReadNested(ref _nested)", () => body.Line("continue;"));
        }
    }

    private static string SelectorTest(ItemsCode items)
    {
        string[] tests = items.Wires
            .Select(static wire => $"reader.SelectorIs({CSharp.Utf8(wire)}, orMissing: false)")
            .ToArray();
        return tests.Length == 1 ? tests[0] : $"({string.Join(" || ", tests)})";
    }

    private bool IsBag(LayoutNode node) => node.Entries.Count > 0 || (_isResource && node.Parent is null);

    private string ReadItem(ItemsCode items) => (items.IsSingle, items.IsAny) switch
    {
        (true, true) => $"{items.Name} = reader.ReadResource();",
        (true, false) => $"{items.Name} = {_protocol.Global(items.ElementType)}.Read(ref reader);",
        (false, true) => $"reader.ReadResource(ref {items.Builder});",
        (false, false) => $"{items.Builder}.Add({_protocol.Global(items.ElementType)}.Read(ref reader));",
    };

    private void AddEntry(LayoutNode node)
    {
        CodeLines body = new(2);
        string keyword = "if";
        foreach ((PropertyCode property, _) in node.Entries)
        {
            body.Block(
                $"{keyword} ({KeyTest(property.Model)} && {property.IsUnset})",
                () =>
                {
                    KeepEntryAttributes(body, property, node);
                    AddText(body, property);
                });
            keyword = "else if";
        }

        body.Block("else", () => AddKeep(body, node));
        _methods.Add(new MethodView(
            "Reads one entry by its key.",
            $"private void {Method(node)}Entry(ref {_protocol.Reader} reader, scoped {ClrTypes.Xml}Utf8XmlText key)",
            body.ToLines()));
    }

    private string KeyTest(PropertyModel property)
    {
        string[] tests = property.KeySpellings()
            .Select(key => _layout.Bag!.Folds && key.IndexOfAny(['-', '_']) >= 0
                ? $"key.IsFolded({CSharp.Utf8(key)})"
                : $"key.Is({CSharp.Utf8(key)})")
            .ToArray();
        return tests.Length == 1 ? tests[0] : $"({string.Join(" || ", tests)})";
    }
}

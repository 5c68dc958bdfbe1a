using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// The methods that expect a layout as the schema writes it: each tag is compared whole, and what <see cref="ReadCode"/>
/// would keep, mend or refuse is a surprise. What they mark, <see cref="BindCode"/> takes.
/// </summary>
internal sealed class PredictCode
{
    private readonly PayloadLayout _layout;
    private readonly ProtocolNames _protocol;
    private readonly NameModel _root;
    private readonly PredictedNames _names;
    private readonly List<MethodView> _methods = [];

    private PredictCode(PayloadLayout layout, ProtocolNames protocol, NameModel root, PredictedNames names)
    {
        _layout = layout;
        _protocol = protocol;
        _root = root;
        _names = names;
    }

    /// <summary>Methods for a payload, from behind the name in its start tag.</summary>
    public static EquatableArray<MethodView> OfPayload(PayloadLayout layout, ProtocolNames protocol, PredictedNames names)
    {
        PredictCode code = new(layout, protocol, names.Payload, names);
        code.AddElement(layout.Root);
        return code._methods.ToEquatableArray();
    }

    /// <summary>Methods for a resource, from behind its selector.</summary>
    public static EquatableArray<MethodView> OfResource(PayloadLayout layout, ProtocolNames protocol, PredictedNames names)
    {
        PredictCode code = new(layout, protocol, layout.Bag!.Item, names);
        CodeLines body = new(2);
        code.AddChildren(body, layout.Root);
        code.AddMethods(layout.Root, body);
        return code._methods.ToEquatableArray();
    }

    /// <summary>A test that goes past some markup.</summary>
    public static string Is(string markup) => $"xml.Is({CSharp.Utf8(markup)})";

    /// <summary>A test that goes past white space and a tag.</summary>
    public static string Next(string markup) => $"xml.Next({CSharp.Utf8(markup)})";

    /// <summary>The method that expects an element: <c>ExpectReportSensor</c>.</summary>
    private static string Method(LayoutNode node) => "Expect" + node.MethodStem;

    private void AddElement(LayoutNode node)
    {
        CodeLines body = new(2);
        bool isOpen = !AddAttributes(body, node) && node.Parent is not null;
        if (node.Text is { } text && node.Children.Count == 0)
        {
            string open = isOpen ? "" : Is(">") + " && ";
            body.Line($"return {open}xml.Text({_layout.Slot(text.Property)}, {CSharp.Utf8(EndOf(node))});");
        }
        else
        {
            if (!isOpen)
            {
                body.Block($"if (!{Is(">")})", () => body.Line($"return {Is("/>")};"));
                body.Blank();
            }

            AddSelector(body, node);
            AddChildren(body, node);
        }

        AddMethods(node, body);
    }

    /// <summary>Attributes in the order in which they are written, each of which may be missing.</summary>
    /// <returns>Whether there are any.</returns>
    private bool AddAttributes(CodeLines body, LayoutNode node)
    {
        string[] tests = _names.AttributesOf(node, _layout).Select(x =>
            $"({Is($" {_names.Spell(x.Name)}=\"")} && !xml.{(x.Slot is null ? "Ignore()" : $"Attribute({x.Slot})")})").ToArray();
        if (tests.Length == 0)
        {
            return false;
        }

        string test = tests.Length == 1 ? tests[0].Substring(1, tests[0].Length - 2) : string.Join(" || ", tests);
        body.Block($"if ({test})", () => body.Line("return false;"));
        body.Blank();
        return true;
    }

    /// <summary>What a bag must say of itself before its entries are read.</summary>
    private void AddSelector(CodeLines body, LayoutNode node)
    {
        if (node.Selector is { } selector)
        {
            string name = _names.Spell(_layout.Bag!.Selector);
            body.Block(
                $"if (!{Next($"<{name}>{XmlText.Escape(selector)}</{name}>")})", () => body.Line("return false;"));
            body.Blank();
        }
    }

    private void AddChildren(CodeLines body, LayoutNode node)
    {
        (string Start, string[] Then)[] cases = Cases(node).ToArray();
        if (cases.Length == 0)
        {
            body.Line($"return {Next(EndOf(node))};");
            return;
        }

        body.Block($"while (!{Next(EndOf(node))})", () =>
        {
            if (cases.Length == 1)
            {
                string surprise = string.Join(
                    " || ", cases[0].Then.Prepend(Is(cases[0].Start)).Select(static test => "!" + test));
                body.Block($"if ({surprise})", () => body.Line("return false;"));
                return;
            }

            body.Line("bool isExpected =");
            Choice(
                body,
                cases.Select(static one => (one.Start, one.Then.Length == 0 ? "true" : string.Join(" && ", one.Then))),
                "false");
            body.Block("if (!isExpected)", () => body.Line("return false;"));
        });
        body.Blank();
        body.Line("return true;");
    }

    /// <summary>The rest of a statement: a value for each markup that may come next.</summary>
    private static void Choice(CodeLines body, IEnumerable<(string Start, string Then)> cases, string otherwise) =>
        body.Indented(() =>
        {
            string colon = "";
            foreach ((string start, string then) in cases)
            {
                body.Line($"{colon}{Is(start)} ? {then}");
                colon = ": ";
            }

            body.Line($"{colon}{otherwise};");
        });

    /// <summary>What an element may hold: what markup begins with, and what must be so behind that.</summary>
    private IEnumerable<(string Start, string[] Then)> Cases(LayoutNode node)
    {
        if (node.Entries.Count > 0)
        {
            yield return (
                $"<{_names.Spell(_layout.Bag!.Entry!)} {_names.Spell(_layout.Bag.Key!)}=\"", [$"{Method(node)}Entry(ref xml)"]);
        }

        // Which of several elements of one name it is, is left to the general reader.
        HashSet<string> counted = new(ReadCode.Counted(node).Select(static child => child.Name!.Local), StringComparer.Ordinal);
        foreach (LayoutNode child in node.Children.Where(child => !counted.Contains(child.Name!.Local)))
        {
            string name = _names.Spell(child.Name!);
            if (Expectation(child) is { } then)
            {
                yield return (_names.AttributesOf(child, _layout).Any() ? $"<{name}" : $"<{name}>", then);
            }
            else if (child.IsFixedLeaf && child.FixedAttributes.Count == 0 && !IsSelector(node, child))
            {
                yield return (
                    child.FixedText is { } text ? $"<{name}>{XmlText.Escape(text)}</{name}>" : $"<{name}/>", []);
            }
        }
    }

    /// <summary>What must be so behind the start tag of an element; null when that is left to the general reader.</summary>
    private string[]? Expectation(LayoutNode child)
    {
        if (ReadCode.NeedsMethod(child))
        {
            bool isFirst = child == _layout.Object && _layout.TakesFirstObject;
            string inner = $"{Method(child)}(ref xml)";
            return child.Items.Count > 0 ? null : isFirst ? ["xml.BeginObject()", inner] : [inner];
        }

        if (child.Text is { } text)
        {
            return IsTaken(text.Property) && child.FixedAttributes.Count == 0
                ? [$"xml.Text({_layout.Slot(text.Property)}, {CSharp.Utf8(EndOf(child))})"]
                : null;
        }

        if (child.Items.Count != 1)
        {
            return null;
        }

        ItemsCode items = child.Items[0].Items;
        string only = items.IsAny ? "" : $", only: {CSharp.Number(_names.KindOf(items))}";
        string expect = $"{_protocol.Global(_protocol.Resource)}.Expect(ref xml, {_layout.Slot(items)}{only})";
        return items.IsSingle ? [$"xml.Once({_layout.Slot(items)})", expect] : [expect];
    }

    private bool IsSelector(LayoutNode node, LayoutNode child) =>
        node.Selector is not null && child.Name!.Local == _layout.Bag!.Selector.Local;

    private static bool IsTaken(PropertyCode property) => !property.Repeats && property.Model.Type.Kind is not TypeKind.Xml;

    private void AddMethods(LayoutNode node, CodeLines body)
    {
        string what = node.Parent is not null ? $"Expects <c>{node.Path}</c>."
            : _root == _names.Payload ? "Expects a payload as the schema writes it."
            : "Expects a resource as the schema writes it.";
        string access = node.Parent is null ? "public" : "private";
        _methods.Add(new MethodView(what, $"{access} static bool {Method(node)}(ref {ClrTypes.Prediction} xml)", body.ToLines()));
        if (node.Entries.Count > 0)
        {
            AddEntry(node);
        }

        foreach (LayoutNode child in node.Children.Where(child => ReadCode.NeedsMethod(child) && Expectation(child) is not null))
        {
            AddElement(child);
        }
    }

    private void AddEntry(LayoutNode node)
    {
        CodeLines body = new(2);
        body.Line("int slot =");
        Choice(
            body,
            node.Entries.Select(static x => x.Property).Where(IsTaken).SelectMany(property => property.Model.KeySpellings()
                .Select(key => (XmlText.EscapeAttribute(key) + "\">", _layout.Slot(property)))),
            "-1");
        body.Line($"return slot >= 0 && xml.Text(slot, {CSharp.Utf8($"</{_names.Spell(_layout.Bag!.Entry!)}>")});");
        _methods.Add(new MethodView(
            "Expects one of the entries, from behind the quote before its key.",
            $"private static bool {Method(node)}Entry(ref {ClrTypes.Prediction} xml)",
            body.ToLines()));
    }

    private string EndOf(LayoutNode node) => $"</{_names.Spell(node.Name ?? _root)}>";
}

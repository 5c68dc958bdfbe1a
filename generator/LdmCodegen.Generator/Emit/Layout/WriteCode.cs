using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// The writing statements of a layout in one spelling: fixed parts in their places, properties that have a value, and
/// unknown content at the end of the element that it stood in.
/// </summary>
internal sealed partial class WriteCode
{
    private readonly PayloadLayout _layout;
    private readonly ProtocolNames _protocol;
    private readonly ResourceModel? _resource;
    private readonly bool _prefixes;
    private readonly bool _servesAll;

    /// <summary>Code for all dialects, which asks the writer where they differ: for attributes alone.</summary>
    public WriteCode(PayloadLayout layout, ProtocolNames protocol)
        : this(layout, protocol, resource: null, protocol.HasPrefixes) => _servesAll = true;

    public WriteCode(PayloadLayout layout, ProtocolNames protocol, ResourceModel? resource, bool prefixes)
    {
        _layout = layout;
        _protocol = protocol;
        _resource = resource;
        _prefixes = prefixes;
    }

    /// <summary>What stands inside the payload element.</summary>
    public MarkupCode Payload()
    {
        MarkupCode code = new();
        LayoutNode root = _layout.Root;
        if (root.Text is { IsWritten: true } text)
        {
            MarkupCode value = new();
            Value(value, text.Property, inAttribute: false);
            code.Block($"if ({Bare(text.Property.IsSet)})", value);
        }

        Children(code, root, _layout.IsAround ? int.MaxValue : root.WrittenConditions().Count());
        if (!_layout.IsAround)
        {
            Unknown(code, root);
        }

        return code;
    }

    /// <summary>Attributes of the payload element: fixed ones, and those that carry properties.</summary>
    public MarkupCode PayloadAttributes()
    {
        MarkupCode code = new();
        FixedAttributes(code, _layout.Root);
        Attributes(code, _layout.Root);
        return code;
    }

    /// <summary>Fixed attributes of the payload element around objects of a shape that repeats.</summary>
    public MarkupCode FixedPayloadAttributes()
    {
        MarkupCode code = new();
        FixedAttributes(code, _layout.Root);
        return code;
    }

    /// <summary>The element that one object of the shape is, alone.</summary>
    public MarkupCode Object()
    {
        MarkupCode code = new();
        LayoutNode node = _layout.Object;
        ElementOnly(code, node, node.WrittenConditions().Count());
        return code;
    }

    /// <summary>
    /// What stands around objects of a shape that repeats: each level's own fixed parts, what belongs to no object, then
    /// the objects, and unknown content.
    /// </summary>
    /// <param name="loop">Writes the objects.</param>
    public MarkupCode Around(Action<MarkupCode> loop)
    {
        MarkupCode code = new();
        List<LayoutNode> levels = [];
        for (LayoutNode? node = _layout.Object.Parent; node is { Parent: not null }; node = node.Parent)
        {
            levels.Insert(0, node);
        }

        FixedChildren(code, _layout.Root);
        foreach (LayoutNode level in levels)
        {
            code.Literal("<" + Spell(level.Name!));
            FixedAttributes(code, level);
            code.Literal(">");
            FixedChildren(code, level);
        }

        foreach (LayoutNode element in _layout.FreeElements)
        {
            Element(code, element, guards: int.MaxValue);
        }

        loop(code);
        for (int i = levels.Count - 1; i >= 0; i--)
        {
            Unknown(code, levels[i]);
            code.Literal($"</{Spell(levels[i].Name!)}>");
        }

        Unknown(code, _layout.Root);
        return code;
    }

    /// <summary>A resource: its bag with all in it.</summary>
    public MarkupCode Bag()
    {
        MarkupCode code = new();
        BagModel bag = _layout.Bag!;
        code.Literal("<" + Spell(bag.Item));
        Attributes(code, _layout.Root);
        code.Literal($"><{Spell(bag.Selector)}>{XmlText.Escape(_resource!.Wire)}</{Spell(bag.Selector)}>");
        Children(code, _layout.Root, guards: int.MaxValue);
        Entries(code, _layout.Root);
        Nested(code, bag);
        code.Statement("writer.WriteProperties(Unknown);");
        code.Literal($"</{Spell(bag.Item)}>");
        return code;
    }

    /// <summary>Resources in the resource, each in an element of its own.</summary>
    private void Nested(MarkupCode code, BagModel bag)
    {
        if (bag.Nested is not { } nested)
        {
            return;
        }

        MarkupCode one = new();
        one.Literal($"<{Spell(nested.Element)}");
        one.Statement($"writer.WriteAttributes({nested.NameClr}[i].Unknown, \"..\");");
        one.Literal(">");
        one.Statement($"{nested.NameClr}[i].Write(ref writer);");
        one.Literal($"</{Spell(nested.Element)}>");
        MarkupCode loop = new();
        loop.Block($"for (int i = 0; i < {nested.NameClr}.Count; i++)", one);
        code.Block($"if ({nested.NameClr} is {{ Count: > 0 }})", loop);
    }

    /// <summary>Fixed attributes of the element that wraps a resource.</summary>
    public string WrapperAttributes() => string.Concat(_resource!.Fixed
        .Where(static part => part.Path.Steps.Count == 0 && part.Path.Attribute is not null)
        .Select(part => Attribute(part.Path.Attribute!, part.Value ?? "")));

    private void Children(MarkupCode code, LayoutNode node, int guards)
    {
        if (node.FixedText is not null)
        {
            code.Literal(XmlText.Escape(node.FixedText));
        }

        foreach (LayoutNode child in node.Children.Where(static child => child.IsWritten && !child.IsItemOnly))
        {
            Element(code, child, guards);
        }
    }

    private void FixedChildren(MarkupCode code, LayoutNode node)
    {
        foreach (LayoutNode child in node.Children.Where(static child => child.IsWritten && child.IsFixedLeaf))
        {
            Element(code, child, guards: 0);
        }
    }

    private void Element(MarkupCode code, LayoutNode node, int guards)
    {
        if (node.IsFixedLeaf)
        {
            FixedElement(code, node);
            return;
        }

        if (node.Text is { IsWritten: true } text && node.Attributes.Count == 0 && node.Children.Count == 0)
        {
            TextElement(code, node, text.Property);
            return;
        }

        if (node == _layout.Object && _layout.MayLackObject)
        {
            ObjectOrParts(code, node);
            return;
        }

        List<string> conditions = OwnConditions(node);
        List<string> all = conditions.Union(node.LaterConditions()).ToList();
        bool ownElement = conditions.Count > 0 || !HasItems(node);
        if (ownElement && conditions.Count > 0 && all.Count < guards)
        {
            MarkupCode element = new();
            ElementOnly(element, node, all.Count);
            code.Block($"if ({Any(all, node, isInside: false)})", element);
        }
        else if (ownElement)
        {
            ElementOnly(code, node, conditions.Count);
        }

        if (HasItems(node))
        {
            WrappedItems(code, node, withUnknown: !ownElement);
        }
    }

    /// <summary>The object, or its parts alone where it has nothing to say itself.</summary>
    private void ObjectOrParts(MarkupCode code, LayoutNode node)
    {
        MarkupCode element = new();
        ElementOnly(element, node, node.WrittenConditions().Count());
        MarkupCode parts = new();
        Children(parts, node, guards: int.MaxValue);
        IEnumerable<string> own = node.Attributes.Where(static x => x.IsWritten).Select(static x => x.Property.IsSet)
            .Append($"{_protocol.Writer}.HasUnknownIn(Unknown, {CSharp.Text(node.Path)})");
        if (KeepsPlace(node) is { } keepsPlace)
        {
            own = own.Append(keepsPlace);
        }

        code.Block($"if ({string.Join(" || ", own.Select(Bare))})", element, parts);
    }

    private void ElementOnly(MarkupCode code, LayoutNode node, int guards)
    {
        string name = Spell(node.Name!);
        code.Literal("<" + name);
        FixedAttributes(code, node);
        Attributes(code, node);

        MarkupCode inner = new();
        Inner(inner, node, guards);
        List<string> conditions = InnerConditions(node);
        bool always = node.FixedText is not null
            || node.Children.Exists(static child => child.IsWritten && child.IsFixedLeaf)
            || (conditions.Count > 0 && conditions.Count == guards);
        if (inner.IsEmpty)
        {
            code.Statement(KeepsUnknown
                ? $"writer.Close(Unknown, {CSharp.Text(node.Path)}, {CSharp.Utf8($"</{name}>")});"
                : "writer.Xml.WriteLiteral(\"/>\"u8);");
            return;
        }

        if (always)
        {
            code.Literal(">");
            Inner(code, node, guards);
            Unknown(code, node);
            code.Literal($"</{name}>");
            return;
        }

        MarkupCode open = new();
        open.Literal(">");
        Inner(open, node, guards);
        Unknown(open, node);
        open.Literal($"</{name}>");
        MarkupCode closed = new();
        closed.Literal("/>");
        code.Block($"if ({Any(conditions, node, isInside: true)})", open, closed);
    }

    private void Inner(MarkupCode code, LayoutNode node, int guards)
    {
        if (node.Text is { IsWritten: true } text)
        {
            MarkupCode value = new();
            Value(value, text.Property, inAttribute: false);
            code.Block($"if ({Bare(text.Property.IsSet)})", value);
        }

        Children(code, node, guards);
        Entries(code, node);
        DirectItems(code, node);
    }

    private void FixedElement(MarkupCode code, LayoutNode node)
    {
        string name = Spell(node.Name!);
        code.Literal("<" + name);
        FixedAttributes(code, node);
        if (node.FixedText is null && node.Children.Count == 0)
        {
            code.Literal("/>");
            return;
        }

        code.Literal(">");
        Children(code, node, guards: 0);
        code.Literal($"</{name}>");
    }

    private void TextElement(MarkupCode code, LayoutNode node, PropertyCode property)
    {
        MarkupCode element = new();
        element.Literal("<" + Spell(node.Name!));
        FixedAttributes(element, node);
        element.Literal(">");
        if (property.Repeats)
        {
            OneOf(element, property, TextMethod(property, inAttribute: false));
            element.Literal($"</{Spell(node.Name!)}>");
            MarkupCode loop = new();
            loop.Block($"for (int i = 0; i < {property.Name}.Count; i++)", element);
            code.Block($"if ({property.IsSet})", loop);
            return;
        }

        Value(element, property, inAttribute: false);
        element.Literal($"</{Spell(node.Name!)}>");
        code.Block($"if ({Bare(property.IsSet)})", element);
    }

    /// <summary>Resources, each in a wrapper of its own.</summary>
    private void WrappedItems(MarkupCode code, LayoutNode wrapper, bool withUnknown)
    {
        foreach (LayoutNode bag in wrapper.Children)
        {
            foreach (ItemsCode items in bag.Items.Where(static x => x.IsWritten).Select(static x => x.Items))
            {
                Each(code, items, (one, variable) =>
                {
                    one.Literal("<" + Spell(wrapper.Name!));
                    foreach ((NameModel name, string value) in wrapper.FixedAttributes)
                    {
                        one.Literal(_layout.OwnWrapperAttributes.Contains(name.Local) ? "" : Attribute(name, value));
                    }

                    one.Statement($"{variable}.WriteWrapped(ref writer, {CSharp.Utf8($"</{Spell(wrapper.Name!)}>")});");
                });
            }
        }

        if (withUnknown)
        {
            MarkupCode unknown = new();
            unknown.Literal("<" + Spell(wrapper.Name!));
            FixedAttributes(unknown, wrapper);
            unknown.Statement(
                $"writer.Close(Unknown, {CSharp.Text(wrapper.Path)}, {CSharp.Utf8($"</{Spell(wrapper.Name!)}>")});");
            code.Block($"if ({_protocol.Writer}.HasUnknown(Unknown, {CSharp.Text(wrapper.Path)}))", unknown);
        }
    }

    /// <summary>Resources right in an element that holds other things too.</summary>
    private static void DirectItems(MarkupCode code, LayoutNode node)
    {
        if (node.IsWrapper)
        {
            return;
        }

        foreach (ItemsCode items in node.Children.SelectMany(static bag => bag.Items).Where(static x => x.IsWritten)
            .Select(static x => x.Items))
        {
            Each(code, items, static (one, variable) => one.Statement($"{variable}.Write(ref writer);"));
        }
    }

    private static void Each(MarkupCode code, ItemsCode items, Action<MarkupCode, string> write)
    {
        MarkupCode one = new();
        if (items.IsSingle)
        {
            write(one, items.Name);
            code.Block($"if ({items.IsSet})", one);
            return;
        }

        write(one, items.Name + "[i]");
        MarkupCode loop = new();
        loop.Block($"for (int i = 0; i < {items.Name}.Count; i++)", one);
        code.Block($"if ({items.IsSet})", loop);
    }

    private void Unknown(MarkupCode code, LayoutNode node)
    {
        if (KeepsUnknown)
        {
            code.Statement($"writer.WriteUnknown(Unknown, {CSharp.Text(node.Path)});");
        }
    }

    private bool KeepsUnknown => _resource is null && _layout.KeepsUnknown;

    private string Spell(NameModel name) => _prefixes ? name.Qualified : name.Local;
}

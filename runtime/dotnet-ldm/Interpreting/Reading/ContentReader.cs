using System.Text;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>Payloads and resources, element by element: what <c>ReadCode</c> generates, done here.</content>
internal ref partial struct DocumentReader
{
    /// <summary>Reads the element stood on.</summary>
    private void ReadElement(LayoutNode node, Content content, bool isResource)
    {
        foreach ((NameModel name, PropertyCode property, _) in node.Attributes)
        {
            if (Xml.GetAttribute(Utf8(name.Local)) is { IsPresent: true } text)
            {
                Assign(content, property, text);
            }
        }

        if (WrapsItems(node))
        {
            BeginWrapper(KnownAttributes(node, content.Layout, isResource));
        }
        else
        {
            KeepAttributes(node, content, isResource);
        }

        if (node.Text is { } own && node.Children.Count == 0)
        {
            Assign(content, own.Property, Xml.ReadText());
            return;
        }

        if (KeepsWrapper(node, content.Layout))
        {
            _wrapperAttributes = Xml.Attributes;
        }

        int depth = Xml.Depth;
        Dictionary<string, int> counts = [];
        while (Xml.NextChild(depth))
        {
            string name = Encoding.UTF8.GetString(Xml.LocalName);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (!ReadChild(node, name, counts[name], content, isResource))
            {
                Keep(node, content, isResource);
            }
        }

        if (WrapsItems(node))
        {
            EndWrapper(node, content);
        }
    }

    private bool ReadChild(LayoutNode node, string name, int count, Content content, bool isResource)
    {
        BagModel? bag = node.Entries.Count > 0 || (isResource && node.Parent is null) ? _schema.Model.Wire.Bag : null;
        if (bag is not null && name == bag.Selector.Local && !node.Children.Exists(child => child.Name!.Local == name))
        {
            KeepAttributes(content.Unknown, Within(node, content.Layout, name));
            Xml.Skip();
            return true;
        }

        if (node.Entries.Count > 0 && name == bag!.Entry!.Local)
        {
            string key = Xml.GetAttribute(Utf8(bag.Key!.Local)).Trim().ToString();
            ReadEntry(node, key, content, isResource);
            return true;
        }

        foreach (LayoutNode child in InOrder(node))
        {
            if (child.Name!.Local == name && (child.Index ?? count) == count && ReadAs(child, content, isResource))
            {
                return true;
            }
        }

        if (node.Entries.Count > 0 && bag!.HasChildEntries && IsChildEntry())
        {
            ReadEntry(node, name, content, isResource);
            return true;
        }

        return isResource && node.Parent is null && bag!.Nested is { } nested && TryReadNested(nested, content.Nested);
    }

    /// <summary>Whether the element stood on is an entry whose key is its name: no prefix, and no element in it.</summary>
    private readonly bool IsChildEntry()
    {
        if (Xml.Name.Contains((byte)':'))
        {
            return false;
        }

        Utf8XmlReader inner = Xml;
        return !inner.NextChild(inner.Depth) && !inner.IsFaulted;
    }

    /// <summary>Reads the element stood on when it holds resources and nothing else, its name in any letter case.</summary>
    private bool TryReadNested(NestedModel nested, List<DynamicResource> resources)
    {
        if (!Ascii.EqualsIgnoreCase(Xml.LocalName, nested.Element.Local))
        {
            return false;
        }

        byte[] item = Utf8(_schema.Model.Wire.Bag!.Item.Local);
        int depth = Xml.Depth;
        bool hasAny = false;
        Utf8XmlReader ahead = Xml;
        while (ahead.NextChild(depth))
        {
            if (!ahead.LocalNameIs(item))
            {
                return false;
            }

            hasAny = true;
        }

        if (!hasAny || ahead.IsFaulted)
        {
            return false;
        }

        Utf8XmlAttributes around = _wrapperAttributes;
        (RawXml wrapper, bool hasWrapped) = (_wrapper, _hasWrapped);
        _wrapperAttributes = default;
        BeginWrapper([]);
        while (Xml.NextChild(depth))
        {
            if (ReadResource() is { } resource)
            {
                resources.Add(resource);
            }
        }

        _wrapperAttributes = around;
        (_wrapper, _hasWrapped) = (wrapper, hasWrapped);
        return true;
    }

    /// <summary>Whether each resource in the element is written with a start tag of its own.</summary>
    private static bool KeepsWrapper(LayoutNode node, PayloadLayout layout) =>
        node.IsWrapper && node.Children.Exists(bag => bag.Items.Exists(one => one.Items.IsAny))
        && (node.WrittenTwin ?? node).FixedAttributes.TrueForAll(one => layout.OwnWrapperAttributes.Contains(one.Name.Local));

    private bool ReadAs(LayoutNode child, Content content, bool isResource)
    {
        if (NeedsMethod(child))
        {
            bool isObject = child == content.Layout.Object && content.Layout.TakesFirstObject;
            if (child.Attributes.TrueForAll(attribute => !content.Has(attribute.Property))
                && !(isObject && content.HasObject)
                && (child.Selector is null || (Selector() ?? child.Selector) == child.Selector))
            {
                content.HasObject |= isObject;
                ReadElement(child, content, isResource);
                return true;
            }
        }
        else if (child.Text is { } text && (text.Property.Repeats || !content.Has(text.Property)))
        {
            KeepTextAttributes(child, text.Property, content);
            Assign(content, text.Property, Xml.ReadText());
            return true;
        }

        foreach ((ItemsCode items, _) in child.Items.OrderBy(one => one.Items.IsAny ? 1 : 0))
        {
            if ((items.IsSingle && content.Resources(items).Count > 0)
                || (!items.IsAny && !items.Wires.Contains(Selector() ?? "")))
            {
                continue;
            }

            if (ReadResource() is { } resource)
            {
                content.Add(items, resource);
            }

            return true;
        }

        if (child.IsFixedLeaf)
        {
            KeepAttributes(child, content, isResource);
            Xml.Skip();
        }

        return child.IsFixedLeaf;
    }

    private void ReadEntry(LayoutNode node, string key, Content content, bool isResource)
    {
        bool folds = _schema.Model.Wire.Bag!.Folds;
        foreach ((PropertyCode property, _) in node.Entries)
        {
            if (!content.Has(property) && property.Model.KeySpellings().Any(one => IsKey(one, key, folds)))
            {
                KeepEntryAttributes(node, property, content);
                Assign(content, property, Xml.ReadText());
                return;
            }
        }

        Keep(node, content, isResource);
    }

    private static bool IsKey(string spelling, string key, bool folds) => spelling == key
        || (folds && spelling.IndexOfAny(['-', '_']) >= 0 && spelling.Replace('-', '_') == key.Replace('-', '_'));

    private DynamicResource? ReadResource()
    {
        string? kind = Selector();
        if (kind is not null && _schema.Resource(kind) is { } known)
        {
            Content content = new(known.Layout);
            ReadElement(known.Layout.Root, content, isResource: true);
            content.SortUnknown();
            return new DynamicResource(known.Model.Wire, content);
        }

        switch (_schema.Model.Unknown.Resource)
        {
            case "reject":
                Xml.SetFault(XmlFaultCode.InvalidValue, "The kind of the resource is not known.");
                return null;
            case "skip":
                Xml.Skip();
                return null;
            default:
                RawXml around = KeptMarkup.Attributes(_wrapperAttributes, Xml, default, _schema.Prefixes, out _);
                List<UnknownContent> unknown = [];
                if (around.IsEmpty)
                {
                    KeepWrapper(unknown);
                }

                _hasWrapped = true;
                return new DynamicResource(kind ?? "", null, Kept()) { WrapperAttributes = around, Unknown = unknown };
        }
    }

    /// <summary>The kind of the resource stood on, wherever in it that stands.</summary>
    private readonly string? Selector()
    {
        Utf8XmlReader ahead = Xml;
        byte[] selector = Utf8(_schema.Model.Wire.Bag!.Selector.Local);
        int depth = ahead.Depth;
        while (ahead.NextChild(depth))
        {
            if (ahead.LocalNameIs(selector))
            {
                return ahead.ReadText().Trim().ToString();
            }
        }

        return null;
    }

    private void Assign(Content content, PropertyCode property, Utf8XmlText text)
    {
        PropertyModel model = property.Model;
        if (property.Repeats)
        {
            Append(content, property, text);
            return;
        }

        object? value = model.Type.Kind is TypeKind.String && model.PreserveSpace
            ? text.ToString()
            : ValueReader.Read(model.Type, text);
        if (value is null && _schema.Model.Unknown.Value == "reject")
        {
            Xml.SetFault(
                XmlFaultCode.InvalidValue,
                $"{property.Name} is not {Generator.Emit.Code.ClrTypes.Describe(model.Type)}.");
            return;
        }

        content[property] = value ?? new UnreadableText(
            model.PreserveSpace ? text.ToString() : text.Trim().ToString());
    }

    /// <summary>Adds one value to a list whose values have elements of their own.</summary>
    private static void Append(Content content, PropertyCode property, Utf8XmlText text)
    {
        if (content[property] is not List<object> list)
        {
            content[property] = list = [];
        }

        list.Add(property.Model.PreserveSpace ? text.ToString() : text.Trim().ToString());
    }

    private static IEnumerable<LayoutNode> InOrder(LayoutNode node) =>
        node.Children.OrderBy(child => child.Index is null ? 1 : 0);

    private static bool NeedsMethod(LayoutNode child) =>
        child.Entries.Count > 0 || child.Children.Exists(inner => !inner.IsFixedLeaf) || child.Attributes.Count > 0;

    private static byte[] Utf8(string name) => Encoding.UTF8.GetBytes(name);
}

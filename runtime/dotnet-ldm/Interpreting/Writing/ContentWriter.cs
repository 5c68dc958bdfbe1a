using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>
/// Payloads as elements: fixed parts in their places, properties that have a value, and unknown content at the end of the
/// element that it stood in. What <c>WriteCode</c> generates, done here.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="spelling">Prefixes or not, and which of them were used.</param>
internal sealed partial class ContentWriter(InterpretedSchema schema, Spelling spelling)
{
    /// <summary>Fills a payload element with one object.</summary>
    public void Fill(OutElement payload, Content content)
    {
        LayoutNode root = content.Layout.Root;
        AddFixedAttributes(payload, root);
        AddAttributes(payload, root, content);
        if (!HasValue(root, content) && !HasUnknownInside(content, ""))
        {
            return;
        }

        UsePrefixes(content);
        FillElement(payload, root, content);
    }

    /// <summary>Fills a payload element with the objects of a shape that repeats.</summary>
    public void Fill(OutElement payload, Content around, IReadOnlyList<Content> objects)
    {
        bool hasFree = around.Layout.FreeItems.Any(items => around.Resources(items).Count > 0);
        if (objects.Count == 0 && !hasFree && !HasUnknownInside(around, ""))
        {
            return;
        }

        LayoutNode[] levels = [.. Above(around.Layout.Object)];
        OutElement element = payload;
        AddFixedChildren(element, around.Layout.Root);
        List<OutElement> opened = [payload];
        foreach (LayoutNode level in levels)
        {
            element = element.AddElement(spelling.Name(level.Name!));
            AddFixedAttributes(element, level);
            AddFixedChildren(element, level);
            opened.Add(element);
        }

        foreach (LayoutNode free in around.Layout.FreeElements)
        {
            AddChild(element, free, around);
        }

        if (hasFree)
        {
            UsePrefixes(around);
        }

        foreach (Content content in objects)
        {
            UsePrefixes(content);
            OutElement one = Element(content.Layout.Object, content);
            element.Add(one, content.Unknown, content.Layout.Object.Path);
        }

        for (int i = levels.Length - 1; i >= 0; i--)
        {
            AddUnknown(opened[i + 1], around, levels[i].Path);
        }

        AddUnknown(payload, around, "");
    }

    private void UsePrefixes(Content content)
    {
        spelling.UseAllOf(content.Layout.Root);
        foreach (ItemsCode items in content.Layout.Items.Where(items => content.Resources(items).Count > 0))
        {
            foreach (ResourceModel resource in schema.Model.Resources.Where(one => items.IsAny || items.Wires.Contains(one.Wire)))
            {
                UsePrefixes(resource);
            }
        }
    }

    private void UsePrefixes(ResourceModel resource) =>
        spelling.UseAllOf(resource, schema.Resource(resource.Wire)!.Value.Layout.Root);

    private static Stack<LayoutNode> Above(LayoutNode node)
    {
        Stack<LayoutNode> levels = new();
        for (LayoutNode? above = node.Parent; above is { Parent: not null }; above = above.Parent)
        {
            levels.Push(above);
        }

        return levels;
    }

    private void AddChildren(OutElement parent, LayoutNode node, Content content)
    {
        foreach (LayoutNode child in node.Children.Where(child => child.IsWritten && !child.IsItemOnly))
        {
            AddChild(parent, child, content);
        }
    }

    private void AddChild(OutElement parent, LayoutNode node, Content content)
    {
        if (node.IsFixedLeaf)
        {
            AddFixed(parent, node);
            return;
        }

        if (node.Text is { IsWritten: true } text && node.Attributes.Count == 0 && node.Children.Count == 0)
        {
            if (text.Property.Repeats)
            {
                AddValues(parent, node, text.Property, content);
            }
            else if (content.Has(text.Property))
            {
                OutElement element = parent.AddElement(spelling.Name(node.Name!));
                AddFixedAttributes(element, node);
                AddValue(element, text.Property, content);
            }

            return;
        }

        // Without the object, another that was kept would be read in its place.
        bool keepsPlace = node == content.Layout.Object && content.Layout.TakesFirstObject
            && UnknownContent.HasElement(content.Unknown, node.Parent!.Path, node.Name!.Local);
        if (node == content.Layout.Object && content.Layout.MayLackObject && !keepsPlace
            && !node.Attributes.Exists(x => x.IsWritten && content.Has(x.Property))
            && !content.Unknown.Exists(unknown => unknown.Parent == node.Path
                || (unknown.IsAttributes && HasUnknown([unknown], node.Path))))
        {
            AddChildren(parent, node, content);
            return;
        }

        bool hasItems = node.IsWrapper && node.Children.Exists(bag => bag.Items.Exists(items => items.IsWritten));
        bool ownElement = !hasItems || node.Children.Exists(bag => HasOwn(bag));
        if (ownElement && (!HasConditions(node) || HasOwnValue(node, content) || HasLater(node, content)
            || HasUnknown(content, node.Path) || keepsPlace))
        {
            AddElement(parent, node, content);
        }

        if (hasItems)
        {
            AddWrapped(parent, node, content, withUnknown: !ownElement);
        }
    }

    private void AddElement(OutElement parent, LayoutNode node, Content content) => parent.Add(Element(node, content));

    private OutElement Element(LayoutNode node, Content content)
    {
        OutElement element = new(spelling.Name(node.Name!));
        AddFixedAttributes(element, node);
        AddAttributes(element, node, content);
        FillElement(element, node, content);
        return element;
    }

    private void FillElement(OutElement element, LayoutNode node, Content content)
    {
        if (node.Text is { IsWritten: true } text && content.Has(text.Property))
        {
            AddValue(element, text.Property, content);
        }

        if (node.FixedText is { } fixedText)
        {
            element.Add(fixedText);
        }

        AddChildren(element, node, content);
        AddEntries(element, node, content);
        if (!node.IsWrapper)
        {
            foreach (ItemsCode items in Written(node.Children.SelectMany(bag => bag.Items)))
            {
                foreach (DynamicResource resource in content.Resources(items))
                {
                    AddResource(element, resource);
                }
            }
        }

        AddUnknown(element, content, node.Path);
    }

    /// <summary>Resources, each in a wrapper of its own.</summary>
    private void AddWrapped(OutElement parent, LayoutNode wrapper, Content content, bool withUnknown)
    {
        foreach (ItemsCode items in Written(wrapper.Children.SelectMany(bag => bag.Items)))
        {
            foreach (DynamicResource resource in content.Resources(items))
            {
                OutElement element = parent.AddElement(spelling.Name(wrapper.Name!));
                foreach ((NameModel name, string value) in wrapper.FixedAttributes)
                {
                    if (!content.Layout.OwnWrapperAttributes.Contains(name.Local))
                    {
                        spelling.AddFixed(element, name, value);
                    }
                }

                AddWrapperAttributes(element, resource);
                AddResource(element, resource);
            }
        }

        if (withUnknown && HasUnknown(content, wrapper.Path))
        {
            OutElement element = parent.AddElement(spelling.Name(wrapper.Name!));
            AddFixedAttributes(element, wrapper);
            AddUnknown(element, content, wrapper.Path);
        }
    }

    private void AddWrapperAttributes(OutElement element, DynamicResource resource)
    {
        if (resource.Content is not { } content || schema.Resource(resource.Kind) is not { } known)
        {
            spelling.AddRaw(element, resource.WrapperAttributes);
            AddKept(element, resource.Unknown, "..");
            return;
        }

        AddKept(element, content.Unknown, "..");

        foreach (FixedModel part in known.Model.Fixed.Where(part => part.Path is { Steps.Count: 0, Attribute: not null }))
        {
            spelling.AddFixed(element, part.Path.Attribute!, part.Value ?? "");
        }
    }

    private void AddResource(OutElement parent, DynamicResource resource)
    {
        if (resource.Content is not { } content)
        {
            parent.Add(resource.Xml);
            return;
        }

        BagModel bag = schema.Model.Wire.Bag!;
        OutElement element = new(spelling.Name(bag.Item));
        AddAttributes(element, content.Layout.Root, content);
        element.AddElement(spelling.Name(bag.Selector)).Add(resource.Kind);
        AddChildren(element, content.Layout.Root, content);
        AddEntries(element, content.Layout.Root, content);
        foreach (DynamicResource nested in content.Nested)
        {
            schema.Model.Resources.ToList().ForEach(UsePrefixes);
            OutElement around = element.AddElement(spelling.Name(bag.Nested!.Element));
            AddKept(around, nested.Content?.Unknown ?? nested.Unknown, "..");
            AddResource(around, nested);
        }

        foreach (UnknownContent unknown in content.Unknown.Where(unknown => unknown is { Parent: "", IsAttributes: false }))
        {
            element.Add(unknown.Xml);
        }

        parent.Add(element, content.Unknown, "");
    }

    /// <summary>Adds attributes that were kept to an element: those of the first that stood in its place.</summary>
    public static void AddKept(OutElement element, IEnumerable<UnknownContent> unknown, string place)
    {
        if (unknown.FirstOrDefault(one => one.Parent == place && one.IsAttributes) is { } kept)
        {
            element.AddKept(kept.Xml);
        }
    }

    private void AddEntries(OutElement element, LayoutNode node, Content content)
    {
        BagModel? bag = schema.Model.Wire.Bag;
        foreach ((PropertyCode property, bool isWritten) in node.Entries)
        {
            if (isWritten && content.Has(property))
            {
                OutElement entry = element.AddElement(spelling.Name(bag!.Entry!));
                spelling.AddFixed(entry, bag.Key!, property.Model.Key!);
                AddValue(entry, property, content);
            }
        }
    }

    private void AddAttributes(OutElement element, LayoutNode node, Content content)
    {
        foreach ((NameModel name, PropertyCode property, bool isWritten) in node.Attributes)
        {
            if (isWritten && content[property] is { } value)
            {
                element.AddAttribute(
                    spelling.AttributeName(name), ValueWriter.Write(property.Model.Type, value), property.Model.PreserveSpace);
            }
        }
    }

    /// <summary>A list whose values have elements of their own.</summary>
    private void AddValues(OutElement parent, LayoutNode node, PropertyCode property, Content content)
    {
        foreach (object value in content[property] as List<object> ?? [])
        {
            OutElement element = parent.AddElement(spelling.Name(node.Name!));
            AddFixedAttributes(element, node);
            element.Add((string)value, property.Model.PreserveSpace);
        }
    }

    private static void AddValue(OutElement element, PropertyCode property, Content content)
    {
        if (content[property] is RawXml xml)
        {
            element.Add(xml);
        }
        else
        {
            element.Add(ValueWriter.Write(property.Model.Type, content[property]!), property.Model.PreserveSpace);
        }
    }

    private void AddFixedChildren(OutElement element, LayoutNode node)
    {
        foreach (LayoutNode child in node.Children.Where(child => child.IsWritten && child.IsFixedLeaf))
        {
            AddFixed(element, child);
        }
    }

    private void AddFixed(OutElement parent, LayoutNode node)
    {
        OutElement element = parent.AddElement(spelling.Name(node.Name!));
        AddFixedAttributes(element, node);
        if (node.FixedText is { } text)
        {
            element.Add(text);
        }

        AddFixedChildren(element, node);
    }

    private void AddFixedAttributes(OutElement element, LayoutNode node)
    {
        foreach ((NameModel name, string value) in node.FixedAttributes)
        {
            spelling.AddFixed(element, name, value);
        }
    }

    private void AddUnknown(OutElement element, Content content, string path)
    {
        foreach (UnknownContent unknown in content.Unknown.Where(unknown => unknown.Parent == path && !unknown.IsAttributes))
        {
            spelling.UseAll();
            element.Add(unknown.Xml);
        }
    }
}

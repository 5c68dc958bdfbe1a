using System.Text;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>The objects of a payload whose shape repeats, while they are read.</summary>
internal sealed class ObjectList(PayloadLayout layout)
{
    public PayloadLayout Layout { get; } = layout;

    public List<Content> Objects { get; } = [];

    /// <summary>What stands around the objects: lists that belong to none, and what the schema does not name.</summary>
    public Content Around { get; } = new(layout);

    /// <summary>The object that what stands beside it still belongs to.</summary>
    public Content? Current { get; set; }
}

/// <content>Objects of shapes that repeat: what <c>ListCode</c> generates, done here.</content>
internal ref partial struct DocumentReader
{
    private void ReadLevel(LayoutNode level, ObjectList list)
    {
        if (level == list.Layout.Object)
        {
            ReadObject(list, "..");
            return;
        }

        KeepAttributes(level, list.Around, isResource: false);
        int depth = Xml.Depth;
        Dictionary<string, int> counts = [];
        while (Xml.NextChild(depth))
        {
            string name = Encoding.UTF8.GetString(Xml.LocalName);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (!ReadInLevel(level, name, counts[name], list))
            {
                Keep(level, list.Around, isResource: false);
            }
        }
    }

    private bool ReadInLevel(LayoutNode level, string name, int count, ObjectList list)
    {
        foreach (LayoutNode child in InOrder(level))
        {
            if (child.Name!.Local != name || (child.Index ?? count) != count)
            {
                continue;
            }

            if (child == list.Layout.Object)
            {
                ReadObject(list, level.Path);
                return true;
            }

            if (IsAbove(child, list.Layout.Object))
            {
                ReadLevel(child, list);
                return true;
            }

            if (NeedsMethod(child))
            {
                if (list.Current is { } current)
                {
                    ReadElement(child, current, isResource: false);
                    return true;
                }

                if (child.WrittenTwin is { } part && list.Layout.FreeElements.Contains(part))
                {
                    ReadElement(child, list.Around, isResource: false);
                    return true;
                }
            }
            else if (child.IsFixedLeaf)
            {
                KeepAttributes(child, list.Around, isResource: false);
                Xml.Skip();
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads one object. One that misses what is required is kept as unknown content.</summary>
    private void ReadObject(ObjectList list, string parent)
    {
        list.Current = null;
        Utf8XmlReader start = Xml;
        Content content = new(list.Layout);
        ReadElement(list.Layout.Object, content, isResource: false);
        if (content.FirstMissing() is not null)
        {
            Xml = Xml.IsFaulted ? Xml : start;
            Keep(list.Around.Unknown, parent);
            return;
        }

        list.Current = content;
        list.Objects.Add(content);
    }

    private static bool IsAbove(LayoutNode node, LayoutNode inner)
    {
        for (LayoutNode? above = inner.Parent; above is { Parent: not null }; above = above.Parent)
        {
            if (above == node)
            {
                return true;
            }
        }

        return false;
    }
}

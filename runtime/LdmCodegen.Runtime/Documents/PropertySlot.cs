using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

/// <summary>The attribute or the element that carries a property.</summary>
/// <param name="Element">The element, or that of the attribute.</param>
/// <param name="Attribute">The attribute; null for the element's text.</param>
/// <param name="IsNew">Whether it was made just now.</param>
internal sealed record PropertySlot(DocumentElement Element, DocumentAttribute? Attribute, bool IsNew)
{
    /// <summary>Finds what carries a property: of several the first in the document.</summary>
    public static PropertySlot? Find(
        PropertyPlace place, DocumentElement part, DocumentElement payload, DocumentLayout layout) => place.Paths
        .SelectMany(path => path.Elements(path.FromPayload ? payload : part)
            .SelectMany(element => In(element, path, place, layout)))
        .OrderBy(static slot => slot.Element.Start)
        .FirstOrDefault();

    /// <summary>Makes what carries a property, in the style of what is around it.</summary>
    public static PropertySlot Create(
        PropertyPlace place, DocumentElement part, DocumentElement payload, DocumentLayout layout)
    {
        PlacePath path = place.Paths[0];
        DocumentElement element = path.FromPayload ? payload : part;
        foreach ((string name, int index) in path.Steps)
        {
            element = Child(element, name, index, layout);
        }

        if (place.Key is { } key)
        {
            BagLayout bag = layout.Bag!;
            if (place.Selector is { } kind && element.Child(DocumentElement.LocalOf(bag.Selector)) is null)
            {
                Append(element, bag.Selector, layout).Text = kind;
            }

            return new PropertySlot(AppendEntry(element, key, layout), null, IsNew: true);
        }

        if (path.Attribute is not { } attribute)
        {
            return new PropertySlot(element, null, IsNew: true);
        }

        string local = DocumentElement.LocalOf(attribute);
        element.SetAttribute(NameStyle.ForAttribute(element, attribute, layout), "");
        return new PropertySlot(element, element.Attribute(local), IsNew: true);
    }

    /// <summary>Adds an entry to a bag, after the others and in their style.</summary>
    public static DocumentElement AppendEntry(DocumentElement bag, string key, DocumentLayout layout)
    {
        BagLayout names = layout.Bag!;
        string entry = DocumentElement.LocalOf(names.Entry!);
        string keyLocal = DocumentElement.LocalOf(names.Key);
        DocumentAttribute? model = bag.Children.LastOrDefault(child => child.LocalName == entry)?.Attribute(keyLocal);
        DocumentElement added = Append(bag, names.Entry!, layout);
        added.AddAttribute(
            model?.Name ?? NameStyle.ForAttribute(added, names.Key, layout), key, model?.Quote ?? (byte)'"');
        return added;
    }

    /// <summary>Adds a child: after the last of its name, elements of a bag before its entries, others at the end.</summary>
    public static DocumentElement Append(DocumentElement parent, string qualified, DocumentLayout layout)
    {
        string name = NameStyle.ForElement(parent, qualified, layout);
        (string Name, string Uri)? declaration = NameStyle.Declaration(parent, name, layout);
        DocumentElement added = parent.Add(DocumentFragment.Element(name), PlaceOf(parent, qualified, layout));
        if (declaration is { } missing)
        {
            added.AddAttribute(missing.Name, missing.Uri, (byte)'"');
        }

        return added;
    }

    public Utf8XmlText Read(bool trims)
    {
        Utf8XmlText text = Attribute is null ? Element.ReadText() : Attribute.Text;
        return trims ? text.Trim() : text;
    }

    /// <summary>The text as it was parsed; not present for what was added.</summary>
    public Utf8XmlText Original() => Attribute is null ? Element.OriginalText() : Attribute.OriginalText;

    public void Write(string text, bool trims)
    {
        if (Attribute is null)
        {
            Element.SetText(text, trims);
        }
        else
        {
            Attribute.SetValue(text, trims);
        }
    }

    public void Restore()
    {
        if (Attribute is null)
        {
            Element.RestoreText();
        }
        else
        {
            Attribute.Restore();
        }
    }

    public void Remove()
    {
        if (Attribute is null)
        {
            Element.Remove();
        }
        else
        {
            Element.RemoveAttribute(Attribute.LocalName);
        }
    }

    private static IEnumerable<PropertySlot> In(
        DocumentElement element, PlacePath path, PropertyPlace place, DocumentLayout layout)
    {
        if (place.Key is not null)
        {
            return Entries(element, place, layout).Select(static entry => new PropertySlot(entry, null, IsNew: false));
        }

        if (path.Attribute is null)
        {
            return [new PropertySlot(element, null, IsNew: false)];
        }

        DocumentAttribute? attribute = element.Attribute(DocumentElement.LocalOf(path.Attribute));
        return attribute is null ? [] : [new PropertySlot(element, attribute, IsNew: false)];
    }

    private static IEnumerable<DocumentElement> Entries(
        DocumentElement bag, PropertyPlace place, DocumentLayout layout)
    {
        BagLayout names = layout.Bag!;
        if (place.Selector is { } kind
            && bag.Child(DocumentElement.LocalOf(names.Selector)) is { } selector && selector.Text.Trim() != kind)
        {
            return [];
        }

        string entry = DocumentElement.LocalOf(names.Entry!);
        string key = DocumentElement.LocalOf(names.Key);
        return bag.Children.Where(child => child.LocalName == entry
            ? child.Attribute(key) is { } own && IsKey(own.Text.Trim().ToString(), place, names)
            : names.HasChildEntries && child.Children.Count == 0 && !child.Name.Contains(':')
                && IsKey(child.Name, place, names));
    }

    private static bool IsKey(string text, PropertyPlace place, BagLayout names) => place.Keys.Any(key =>
        text == key || (names.Folds && text.Replace('_', '-') == key.Replace('_', '-')));

    private static DocumentElement Child(DocumentElement parent, string name, int index, DocumentLayout layout)
    {
        string local = DocumentElement.LocalOf(name);
        DocumentElement[] there = [.. parent.Children.Where(child => child.LocalName == local)];
        int wanted = Math.Max(index, 1);
        for (int count = there.Length; count < wanted; count++)
        {
            Append(parent, name, layout);
        }

        return parent.Children.Where(child => child.LocalName == local).ElementAt(wanted - 1);
    }

    private static int PlaceOf(DocumentElement parent, string qualified, DocumentLayout layout)
    {
        string local = DocumentElement.LocalOf(qualified);
        int last = -1;
        int firstEntry = -1;
        for (int i = 0; i < parent.Children.Count; i++)
        {
            string name = parent.Children[i].LocalName;
            last = name == local ? i : last;
            bool isEntry = layout.Bag?.Entry is { } entry && name == DocumentElement.LocalOf(entry);
            firstEntry = isEntry && firstEntry < 0 ? i : firstEntry;
        }

        return last >= 0 ? last + 1 : firstEntry >= 0 ? firstEntry : parent.Children.Count;
    }
}

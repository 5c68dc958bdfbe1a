using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Which declared prefixes written markup uses, as an expression of the generated flags.</summary>
internal sealed class NamespaceUse
{
    private readonly EquatableArray<NamespaceModel> _declared;
    private readonly string _flags;

    public NamespaceUse(EquatableArray<NamespaceModel> declared, string flags)
    {
        _declared = declared;
        _flags = flags;
    }

    /// <summary>The flags of a set of prefixes.</summary>
    public string Flags(ISet<string> prefixes)
    {
        string[] used = _declared
            .Where(declared => prefixes.Contains(declared.Prefix))
            .Select(declared => $"{_flags}.{CSharp.Pascal(declared.Prefix)}")
            .ToArray();
        return used.Length == 0 ? _flags + ".None" : string.Join(" | ", used);
    }

    /// <summary>The flag of a name's prefix.</summary>
    public string Of(NameModel name)
    {
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        Add(prefixes, name);
        return Flags(prefixes);
    }

    public string Of(PayloadLayout layout)
    {
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        Collect(layout.Root, layout.Bag, prefixes);
        string flags = Flags(prefixes);
        foreach (ItemsCode items in layout.Items)
        {
            string nested = layout.Bag?.Nested is null ? ""
                : items.IsSingle ? $" | {items.Name}.NestedNamespaces"
                : $" | {items.ElementType}.NestedIn({items.Name})";
            string one = $"({items.IsSet} ? {items.ElementType}.UsedNamespaces{nested} : {_flags}.None)";
            flags = flags == _flags + ".None" ? one : $"{flags} | {one}";
        }

        return flags;
    }

    /// <summary>What stands around payloads.</summary>
    public string Of(MessageModel message, ReplyModel? reply) => Flags(PrefixesOf(message, reply));

    /// <summary>
    /// The sets of prefixes that messages with one of some layouts use: with nothing in them that has prefixes of its own,
    /// and with resources.
    /// </summary>
    public static IEnumerable<ISet<string>> Sets(
        MessageModel message, IEnumerable<PayloadLayout> layouts, EquatableArray<ResourceModel> resources)
    {
        HashSet<string> around = PrefixesOf(message, reply: null);
        foreach (PayloadLayout layout in layouts)
        {
            HashSet<string> prefixes = new(around, StringComparer.Ordinal);
            Collect(layout.Root, layout.Bag, prefixes);
            yield return prefixes;
            if (!layout.Items.IsEmpty && layout.Bag is { } bag)
            {
                HashSet<string> all = new(prefixes, StringComparer.Ordinal);
                foreach (ResourceModel resource in resources)
                {
                    all.UnionWith(PrefixesOf(resource, PayloadLayout.Of(resource, bag)));
                }

                yield return all;
            }
        }
    }

    private static HashSet<string> PrefixesOf(MessageModel message, ReplyModel? reply)
    {
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        foreach (NameModel? name in new[]
        {
            message.Root, message.Unit, message.Selector, message.Option, message.Payload,
            reply?.Element, reply?.Status, reply?.Detail,
        })
        {
            Add(prefixes, name);
        }

        Add(prefixes, message.Id);
        foreach (PathModel path in message.Properties.SelectMany(static property => property.Paths.Take(1)))
        {
            Add(prefixes, path.Attribute);
            foreach (StepModel step in path.Steps)
            {
                Add(prefixes, step.Name);
            }
        }

        foreach (FixedModel part in message.Fixed)
        {
            Add(prefixes, part.Path.Attribute);
            AddValue(prefixes, part.Value);
            foreach (StepModel step in part.Path.Steps)
            {
                Add(prefixes, step.Name);
            }
        }

        return prefixes;
    }

    public string Of(ResourceModel resource, PayloadLayout layout) => Flags(PrefixesOf(resource, layout));

    private static HashSet<string> PrefixesOf(ResourceModel resource, PayloadLayout layout)
    {
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        Collect(layout.Root, layout.Bag, prefixes);
        Add(prefixes, layout.Bag!.Item);
        Add(prefixes, layout.Bag.Selector);
        foreach (FixedModel part in resource.Fixed)
        {
            Add(prefixes, part.Path.Attribute);
            AddValue(prefixes, part.Value);
        }

        return prefixes;
    }

    private static void Collect(LayoutNode node, BagModel? bag, HashSet<string> prefixes)
    {
        Add(prefixes, node.Name);
        AddValue(prefixes, node.FixedText);
        foreach ((NameModel name, _, bool isWritten) in node.Attributes)
        {
            Add(prefixes, isWritten ? name : null);
        }

        foreach ((NameModel name, string value) in node.FixedAttributes)
        {
            Add(prefixes, name);
            AddValue(prefixes, value);
        }

        if (node.Entries.Exists(static entry => entry.IsWritten))
        {
            Add(prefixes, bag?.Entry);
            Add(prefixes, bag?.Key);
        }

        foreach (LayoutNode child in node.Children.Where(static child => child.IsWritten))
        {
            Collect(child, bag, prefixes);
        }
    }

    private static void Add(HashSet<string> prefixes, NameModel? name)
    {
        if (name?.Prefix is { } prefix)
        {
            prefixes.Add(prefix);
        }
    }

    /// <summary>A fixed value may be a qualified name itself: the type of an element.</summary>
    private static void AddValue(HashSet<string> prefixes, string? value)
    {
        int colon = value?.IndexOf(':') ?? -1;
        if (colon > 0)
        {
            prefixes.Add(value!.Substring(0, colon));
        }
    }
}

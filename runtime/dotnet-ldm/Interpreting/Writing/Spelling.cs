using System.Buffers;
using System.Text;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>How names are written in a dialect, and which prefixes have been written and need a declaration.</summary>
internal sealed class Spelling(ProtocolModel model, DialectModel dialect)
{
    private readonly HashSet<string> _used = [];

    /// <summary>The namespaces to declare on the root.</summary>
    public IEnumerable<NamespaceModel> Declarations => dialect.Declare
        ? model.Namespaces.Where(declared => _used.Contains(declared.Prefix))
            .Select(declared => declared with { Uri = dialect.UriOf(declared) })
        : [];

    public string Name(NameModel name)
    {
        if (name.Prefix is not null)
        {
            _used.Add(name.Prefix);
        }

        return dialect.Spell(name);
    }

    /// <summary>The name of an attribute that carries a value.</summary>
    public string AttributeName(NameModel name)
    {
        Name(name);
        return dialect.SpellAttribute(name);
    }

    /// <summary>The element that options are written in.</summary>
    public string OptionName(NameModel usual) => Name(dialect.Option ?? usual);

    /// <summary>Adds a fixed attribute; without prefixes, one that has a prefix is left out.</summary>
    public void AddFixed(OutElement element, NameModel name, string value)
    {
        if (name.Prefix is null || dialect.Prefixes)
        {
            element.AddAttribute(Name(name), value);
            UseIn(value);
        }
    }

    /// <summary>Adds attributes as they came; without prefixes, those that have one of the schema are left out.</summary>
    public void AddRaw(OutElement element, RawXml attributes)
    {
        if (dialect.Prefixes)
        {
            element.RawAttributes = attributes;
            return;
        }

        ArrayBufferWriter<byte> others = new();
        Utf8XmlWriter writer = new(others);
        string prefixes = $" {string.Join(' ', model.Namespaces.Select(one => one.Prefix))} ";
        KeptMarkup.WriteAttributes(ref writer, attributes, Encoding.UTF8.GetBytes(prefixes));
        writer.Flush();

        // The blank before the first is the element's.
        element.RawAttributes = others.WrittenCount == 0 ? default : new RawXml(others.WrittenMemory[1..]);
    }

    /// <summary>
    /// Counts every prefix that a layout can write as used, whether its parts have values or not: declarations depend on the
    /// kind of a message, not on its values.
    /// </summary>
    public void UseAllOf(LayoutNode node)
    {
        UseIn(node.FixedText);
        IEnumerable<NameModel?> names = node.Attributes.Where(one => one.IsWritten).Select(one => one.Name)
            .Concat(node.FixedAttributes.Select(one => one.Name))
            .Concat(node.Entries.Exists(one => one.IsWritten) ? [model.Wire.Bag!.Entry!, model.Wire.Bag.Key!] : [])
            .Append(node.Name!);
        _used.UnionWith(names.Select(name => name?.Prefix).OfType<string>());
        node.FixedAttributes.ForEach(one => UseIn(one.Value));
        node.Children.Where(child => child.IsWritten).ToList().ForEach(UseAllOf);
    }

    /// <summary>Counts every prefix that a resource can write, and its wrapper, as used.</summary>
    public void UseAllOf(ResourceModel resource, LayoutNode bag)
    {
        UseAllOf(bag);
        _used.UnionWith(new[] { model.Wire.Bag!.Item.Prefix, model.Wire.Bag.Selector.Prefix }.OfType<string>());
        foreach (FixedModel part in resource.Fixed)
        {
            UseIn(part.Value);
            _used.UnionWith(new[] { part.Path.Attribute?.Prefix }.OfType<string>());
        }
    }

    /// <summary>Unknown content may use any prefix.</summary>
    public void UseAll() => _used.UnionWith(model.Namespaces.Select(declared => declared.Prefix));

    /// <summary>A fixed value may be a qualified name itself: the type of an element.</summary>
    private void UseIn(string? value)
    {
        int colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon > 0)
        {
            _used.Add(value![..colon]);
        }
    }
}

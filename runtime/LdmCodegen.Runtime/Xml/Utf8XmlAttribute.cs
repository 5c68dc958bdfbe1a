namespace LdmCodegen.Runtime.Xml;

/// <summary>One attribute of a start tag.</summary>
public readonly ref struct Utf8XmlAttribute
{
    internal Utf8XmlAttribute(ReadOnlySpan<byte> name, Utf8XmlText value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The qualified name.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The name without its prefix.</summary>
    public ReadOnlySpan<byte> LocalName => Name[(Name.IndexOf((byte)':') + 1)..];

    /// <summary>The value.</summary>
    public Utf8XmlText Value { get; }
}

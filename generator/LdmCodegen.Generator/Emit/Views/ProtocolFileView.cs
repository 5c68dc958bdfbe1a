namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A file of a protocol.</summary>
internal abstract record ProtocolFileView(string HintName, string Template, ProtocolNames Protocol)
    : ArtefactView(HintName, Template)
{
    public string P => Protocol.Prefix;

    public string Ns => Protocol.Namespace;

    public string Visibility => Protocol.Visibility;

    public bool HasVersions => Protocol.HasVersions;

    public bool ChecksEnvelope => Protocol.ChecksEnvelope;
}

/// <summary>A file that depends on nothing but the protocol's name.</summary>
internal sealed record PlainView(string HintName, string Template, ProtocolNames Protocol)
    : ProtocolFileView(HintName, Template, Protocol)
{
    public bool Correlates { get; init; }

    public bool HasEnvelope { get; init; }

    public bool SeesAttributes => Protocol.SeesAttributes;

    /// <summary>Names of attributes of payloads that have a meaning, an expression.</summary>
    public string PayloadAttributes => KnownNames.List(Protocol.PayloadAttributes);
}

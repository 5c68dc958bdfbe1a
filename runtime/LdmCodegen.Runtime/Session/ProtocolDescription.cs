using System.Collections.Immutable;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// What the runtime must know about a protocol beside its messages. Made by generated code, never changed.
/// </summary>
public sealed record ProtocolDescription
{
    /// <summary>The protocol's name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The TCP port used when neither the host text nor the options give one; 1 to 65535.</summary>
    public required int DefaultPort { get; init; }

    /// <summary>How documents are cut out of the byte stream.</summary>
    public FramingMode Framing { get; init; }

    /// <summary>The stream header, TLS and login rules.</summary>
    public StreamProfile Stream { get; init; } = new();

    /// <summary>The caps of the protocol; options may set others.</summary>
    public XmlLimits Limits { get; init; } = XmlLimits.Default;

    /// <summary>
    /// The local name of an event document's root element; empty when events have no root of their own.
    /// </summary>
    public string EventRoot { get; init; } = string.Empty;

    /// <summary>Whether a reply finds its request by an id; otherwise replies come in the order of requests.</summary>
    public bool CorrelatesById { get; init; }

    /// <summary>Whether servers begin with a greeting.</summary>
    public bool ServerGreets { get; init; }

    /// <summary>Whether clients begin with a greeting.</summary>
    public bool ClientGreets { get; init; }

    /// <summary>Versions with the releases that speak them, oldest first; a version stands before its releases.</summary>
    public ImmutableArray<(string Id, string Version)> Timeline { get; init; } = [];

    /// <summary>All event groups, also those that stand for several.</summary>
    public ImmutableArray<EventGroupInfo> Groups { get; init; } = [];

    /// <summary>Named exact stream headers an option can ask for.</summary>
    public ImmutableArray<(string Name, string Text)> Headers { get; init; } = [];

    /// <summary>The names of the ways to write documents; the index is the dialect number, 0 is the standard.</summary>
    public ImmutableArray<string> Dialects { get; init; } = [];
}

using LdmCodegen.Schema.Model;
using static LdmCodegen.Schema.Contract.EntryWriting;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises of its byte stream, versions, names and spellings.</summary>
internal static class LayoutEntries
{
    public static IEnumerable<ContractEntry> Of(ProtocolModel model) =>
    [
        Entry("protocol", model.Name).With("csharp", model.Namespace).With("on", model.VersionPath),
        OfTransport(model.Transport),
        OfLimits(model.Transport.Limits),
        OfUnknown(model.Unknown),
        .. model.Transport.Headers.Select(header => Entry("header", header.Name)
            .With("csharp", header.NameClr).With("text", header.Text)),
        .. model.Versions.SelectMany(OfVersion),
        .. model.Namespaces.Select(ns => Entry("xmlns", ns.Prefix).With("uri", ns.Uri)),
        .. model.Dialects.SelectMany(OfDialect),
    ];

    private static ContractEntry OfTransport(TransportModel transport) => Entry("transport")
        .With("framing", transport.Framing)
        .With("local-sasl", transport.LocalSasl)
        .With("port", transport.Port == 0 ? null : Invariant(transport.Port))
        .With("probe", transport.Probe)
        .With("sasl", transport.Sasl)
        .With("tls", transport.Tls)
        .With("tls-min", transport.TlsMin);

    /// <summary>Sizes in bytes and the time in milliseconds, so that each is a number to compare.</summary>
    private static ContractEntry OfLimits(LimitsModel limits) => Entry("limits")
        .With("attributes", Invariant(limits.Attributes))
        .With("depth", Invariant(limits.Depth))
        .With("document-time", Invariant((long)limits.DocumentTime.TotalMilliseconds) + "ms")
        .With("event", Invariant(limits.Event))
        .With("message", Invariant(limits.Message))
        .With("name", Invariant(limits.Name));

    private static ContractEntry OfUnknown(UnknownModel unknown) => Entry("unknown")
        .With("action", unknown.Action)
        .With("attribute", unknown.Attribute)
        .With("element", unknown.Element)
        .With("event", unknown.Event)
        .With("property", unknown.Property)
        .With("resource", unknown.Resource)
        .With("value", unknown.Value);

    private static IEnumerable<ContractEntry> OfVersion(VersionModel version) => version.Releases
        .Select(release => Entry("version", version.Id, "release", release.Id))
        .Prepend(Entry("version", version.Id));

    private static IEnumerable<ContractEntry> OfDialect(DialectModel dialect) =>
    [
        Entry("dialect", dialect.Name)
            .When(dialect.Prefixes && !dialect.AttributePrefixes, "attribute-prefixes", "false")
            .With("csharp", dialect.NameClr)
            .With("declare", dialect.Declare)
            .With("event-limit", dialect.EventLimit is { } limit ? Invariant(limit) : null)
            .With("option", dialect.Option)
            .With("prefixes", dialect.Prefixes),
        .. dialect.Namespaces.Select(binding =>
            Entry("dialect", dialect.Name, "xmlns", binding.Prefix).With("uri", binding.Uri)),
        .. dialect.Sets.Select(set =>
            Entry("dialect", dialect.Name, "set", set.Setting).With("value", set.Value)),
    ];
}

using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Binds <c>transport</c> with its limits and stream headers.</summary>
internal static class TransportBinder
{
    /// <summary>How documents stand in the stream when the schema does not say.</summary>
    public const string DefaultFraming = "documents";

    public static TransportModel Bind(Declarations all)
    {
        SchemaElement? transport = all.Part("transport");
        string framing = Framing(transport);
        string sasl = Attributes.Value(transport, "sasl") ?? "none";
        return new TransportModel(
            QuantitySyntax.ParseNumber(Attributes.Value(transport, "port")) ?? 0,
            framing,
            Tls(transport),
            Attributes.Value(transport, "tls-min") ?? "1.2",
            sasl,
            Attributes.Value(transport, "local-sasl") ?? sasl,
            Attributes.Value(transport, "probe"),
            BindLimits(transport),
            ProtocolBinder.Accepted(all.Headers).Select(header => BindHeader(all, header)).ToEquatableArray());
    }

    public static string Framing(SchemaElement? transport) =>
        Attributes.Value(transport, "framing") ?? DefaultFraming;

    /// <summary>As stated, or what suits the framing.</summary>
    public static string Tls(SchemaElement? transport) =>
        Attributes.Value(transport, "tls") ?? (Framing(transport) == "xmpp-stream" ? "starttls" : "direct");

    private static LimitsModel BindLimits(SchemaElement? transport)
    {
        SchemaElement? limits = transport is null
            ? null
            : Collector.Usable(transport).FirstOrDefault(child => child.Name == "limits");
        LimitsModel usual = LimitsModel.Default;
        return new LimitsModel(
            QuantitySyntax.ParseSize(Attributes.Value(limits, "message")) ?? usual.Message,
            QuantitySyntax.ParseSize(Attributes.Value(limits, "event")) ?? usual.Event,
            QuantitySyntax.ParseNumber(Attributes.Value(limits, "depth")) ?? usual.Depth,
            QuantitySyntax.ParseNumber(Attributes.Value(limits, "attributes")) ?? usual.Attributes,
            QuantitySyntax.ParseNumber(Attributes.Value(limits, "name")) ?? usual.Name,
            QuantitySyntax.ParseTime(Attributes.Value(limits, "document-time")) ?? usual.DocumentTime);
    }

    private static StreamHeaderModel BindHeader(Declarations all, Declared header) =>
        new(header.Name, header.NameClr, header.Element.Text, FactsBinder.Bind(all, header.Element));
}

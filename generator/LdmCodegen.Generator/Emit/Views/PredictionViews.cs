using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>An attribute of the document element: what comes before its value, and its bit among them.</summary>
internal sealed record RootAttributeView(string Start, string Bit, bool IsVersion);

/// <summary>A shape of events by its number, and the method that expects it.</summary>
internal sealed record PredictedShapeView(int Number, string Method);

/// <summary>Events as the schema writes them; tags are C# literals.</summary>
internal sealed record PredictionView(
    string HintName, ProtocolNames Protocol, PredictedBounds Bounds, EquatableArray<RootAttributeView> RootAttributes,
    string Root, string RootEnd, string UnitSurprise, string UnitEnd, string Selector, string SelectorEnd, string Payload,
    EquatableArray<PredictedShapeView> Shapes, MethodView? Nothing)
    : ProtocolFileView(HintName, "prediction", Protocol)
{
    public int Depth => Bounds.Depth;

    public int MostAttributes => Bounds.Attributes;

    public int NameBytes => Bounds.NameBytes;

    /// <summary>The bit of the attribute with the version; null for none.</summary>
    public string? VersionBit => RootAttributes.FirstOrDefault(static one => one.IsVersion)?.Bit;
}

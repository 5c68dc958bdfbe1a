using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>
/// What every artefact of a protocol shares: names, accessibility, and the policies that shape the code.
/// </summary>
/// <param name="Prefix">The protocol's name: <c>Demo</c> gives <c>DemoClient</c>.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Visibility">Accessibility of generated types.</param>
/// <param name="HasPrefixes">Whether some dialect writes prefixes.</param>
/// <param name="HasPlain">Whether some dialect writes local names only.</param>
/// <param name="HasBareAttributes">Whether some dialect writes prefixes, and attributes that carry values without.</param>
/// <param name="ValuePolicy">What happens to a text that is not a value of its type.</param>
/// <param name="AttributePolicy">What happens to an attribute that the schema does not name.</param>
internal sealed record ProtocolNames(
    string Prefix, string Namespace, string Visibility, bool HasPrefixes, bool HasPlain,
    bool HasBareAttributes, string ValuePolicy, string AttributePolicy)
{
    /// <summary>Whether requests are held against the version of the peer.</summary>
    public bool HasVersions { get; init; }

    /// <summary>C# names of enumerations with values that some version does not have.</summary>
    public EquatableArray<string> DatedEnums { get; init; }

    /// <summary>Whether that is so for something that requests have beside their payloads.</summary>
    public bool ChecksEnvelope { get; init; }

    /// <summary>Local names of attributes that the kinds of messages put on their payloads.</summary>
    public EquatableArray<string> PayloadAttributes { get; init; }

    public string Reader => Prefix + "Reader";

    public string Writer => Prefix + "Writer";

    public string Namespaces => Prefix + "Namespaces";

    public string Resource => Prefix + "Resource";

    /// <summary>A generated type as an expression, where a member of the same name would hide it.</summary>
    public string Global(string type) => $"global::{Namespace}.{type}";

    public bool RejectsValues => ValuePolicy == "reject";

    public bool KeepsValues => ValuePolicy is not ("reject" or "skip");

    /// <summary>Whether attributes are looked at that the schema does not name.</summary>
    public bool SeesAttributes => AttributePolicy != "skip";

    public static ProtocolNames Of(ProtocolModel model, string visibility)
    {
        bool hasVersions = !model.Versions.IsEmpty && model.Wire.Call is not null;
        string[] dated = model.Enums
            .Where(static one => one.Values.Any(static value => PeerMember.IsDated(value.Facts)))
            .Select(static one => one.NameClr).ToArray();
        return new ProtocolNames(
            model.Name,
            model.Namespace,
            visibility,
            model.Dialects.IsEmpty || model.Dialects.Any(static dialect => dialect.Prefixes),
            model.Dialects.Any(static dialect => !dialect.Prefixes),
            model.Dialects.Any(static dialect => dialect is { Prefixes: true, AttributePrefixes: false }),
            model.Unknown.Value,
            model.Unknown.Attribute)
        {
            PayloadAttributes = FixedParts.PayloadAttributes(model.Wire).ToEquatableArray(),
            HasVersions = hasVersions,
            DatedEnums = dated.ToEquatableArray(),
            ChecksEnvelope = hasVersions && model.Wire.Call!.Properties.Any(property =>
                PeerMember.IsDated(property.Facts) || dated.Contains((property.Type.Element ?? property.Type).Enum)),
        };
    }
}

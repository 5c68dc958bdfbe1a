using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Names that the schema gives a meaning, as reader and writer compare with them.</summary>
internal static class KnownNames
{
    /// <summary>A list of names as a literal, with blanks around each.</summary>
    public static string List(IEnumerable<string> names) =>
        names.Any() ? CSharp.Utf8($" {string.Join(" ", names)} ") : "default";

    /// <summary>The prefixes of the schema with blanks around each, a C# text.</summary>
    public static string Prefixes(ProtocolModel model) =>
        CSharp.Text($" {string.Join(" ", model.Namespaces.Select(static one => one.Prefix))} ");

    /// <summary>The namespaces that the schema's own fixed parts give names without a prefix.</summary>
    public static IEnumerable<string> Defaults(ProtocolModel model) => model.Wire.AllMessages()
        .SelectMany(static message => message.Fixed)
        .Concat(model.Shapes.SelectMany(static shape => shape.Fixed))
        .Concat(model.Resources.SelectMany(static resource => resource.Fixed))
        .Where(static part => part.Path.Attribute is { Prefix: null, Local: "xmlns" })
        .Select(static part => part.Value).OfType<string>().Distinct();

    public static string DefaultsList(ProtocolModel model) => List(Defaults(model));

    /// <summary>The place of options, as unknown content says it.</summary>
    public static string OptionPlace(WireModel wire) => "../" + (wire.Call?.Option?.Local ?? "");

    /// <summary>The local name of the attribute with the version of a document; null when none has it.</summary>
    public static string? VersionAttribute(ProtocolModel model) =>
        model.VersionPath is { } path && path.StartsWith("@", StringComparison.Ordinal)
            ? path.Substring(path.LastIndexOfAny(['@', ':']) + 1)
            : null;
}

using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Markup as UTF-8 literals, each dialect in its own spelling.</summary>
internal static class Spelling
{
    /// <summary>A name with its prefix, or without.</summary>
    public static string NameOf(NameModel name, bool prefixes) => prefixes ? name.Qualified : name.Local;

    /// <summary>A UTF-8 literal in the spelling of the writer's dialect.</summary>
    public static string Of(ProtocolNames protocol, Func<bool, string> markup, string writer = "")
    {
        string first = CSharp.Utf8(markup(protocol.HasPrefixes));
        string second = CSharp.Utf8(markup(!protocol.HasPlain));
        return first == second ? first : $"{writer}Prefixes ? {first} : {second}";
    }

    /// <summary>
    /// A UTF-8 literal that dialects can have each in their own way: a literal where all have it alike, the usual choice
    /// where prefixes make the difference, or a choice by the dialect.
    /// </summary>
    public static string ByDialect(ProtocolParts parts, Func<DialectModel, string> markup) =>
        string.Join(" ", Choices(parts, markup));

    /// <summary>The same in pieces for several lines.</summary>
    public static List<string> Choices(ProtocolParts parts, Func<DialectModel, string> markup)
    {
        EquatableArray<DialectModel> dialects = parts.Model.Dialects;
        string usual = markup(dialects[0]);
        if (dialects.All(one => markup(one) == markup(dialects.First(other => other.Prefixes == one.Prefixes))))
        {
            return
            [
                Of(
                    parts.Names,
                    prefixes => markup(dialects.FirstOrDefault(one => one.Prefixes == prefixes) ?? dialects[0])),
            ];
        }

        return
        [
            .. dialects.Where(one => markup(one) != usual).Select((one, i) =>
                (i == 0 ? "" : ": ")
                + $"Dialect == {parts.Names.Prefix}Dialect.{one.NameClr} ? {CSharp.Utf8(markup(one))}"),
            ": " + CSharp.Utf8(usual),
        ];
    }

    /// <summary>Fixed attributes, a blank before each.</summary>
    public static string Attributes(IEnumerable<FixedModel> parts, bool prefixes) => string.Concat(parts
        .Where(part => prefixes || part.Path.Attribute!.Prefix is null)
        .Select(static part => $" {part.Path.Attribute!.Qualified}=\"{XmlText.EscapeAttribute(part.Value ?? "")}\""));

    public static string Attributes(IEnumerable<FixedModel> parts, DialectModel dialect) =>
        Attributes(parts.Select(part => part with { Value = dialect.ValueOf(part) }), dialect.Prefixes);

    /// <summary>A fixed element with its value; <paramref name="step"/> says which one of its path names it.</summary>
    public static string Element(FixedModel part, int step, bool prefixes)
    {
        string name = NameOf(part.Path.Steps[step].Name, prefixes);
        return part.Value is null ? $"<{name}/>" : $"<{name}>{XmlText.Escape(part.Value)}</{name}>";
    }
}

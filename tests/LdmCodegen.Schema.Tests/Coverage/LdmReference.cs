using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests.Coverage;

/// <summary>The reference page of the packaged protocol, made from its schema.</summary>
internal sealed class LdmReference(ProtocolModel model)
{
    private readonly StringBuilder _page = new();

    public string Print()
    {
        _page.Append("""
            # Logical Domains: reference

            Made from [`schema/ldm.protocol.xml`](../schema/ldm.protocol.xml): every release, action, event and resource there, where each comes from, and
            since when. The keys of sources are explained at the top of the schema; a note is in the schema where something is inferred.

            """);
        Table("Versions and releases", "Version | Releases | Source", model.Versions.Select(version =>
            $"`{version.Id}` | {string.Join(", ", version.Releases.Select(release => $"`{release.Id}`"))} | {version.Facts.Source}"));
        Table("Actions", "Action | Since | Until | Causes | Source", model.Actions.Select(action =>
            $"`{action.Name}` | {Since(action.Facts)} | {Until(action.Facts)} | {Names(action.Emits)} | {action.Facts.Source}"));
        Table("Options", "Action | Option | On the wire | Since | Source", model.Actions.SelectMany(action =>
            action.Options.Select(option =>
                $"`{action.Name}` | `{option.NameClr}` | {OnTheWire(option)} | {Since(option.Facts)} | {option.Facts.Source}")));
        Table("Events", "Event | Group | Source", model.Groups.SelectMany(group => group.Events.Select(one =>
            $"`{one.Name}` | {group.Name} | {one.Facts.Source}")));
        _page.Append("\n## Resources\n");
        foreach (ResourceModel resource in model.Resources)
        {
            _page.Append($"\n### `{string.Join("` `", resource.WireSpellings())}`: `{resource.NameClr}`\n\n{resource.Facts.Doc}");
            _page.Append($"{Sentence("Since", Since(resource.Facts))}{Sentence("Until", Until(resource.Facts))}\n\n");
            Rows("Carrier | Property | Type | Unit | Default | Since | Source", resource.Properties.Select(property =>
                $"{Carrier(property)} | `{property.NameClr}` | {TypeOf(property.Type)} | {property.Unit} | {property.Default} | "
                + $"{Since(property.Facts)} | {property.Facts.Source}"));
        }

        return _page.ToString().ReplaceLineEndings("\n");
    }

    private void Table(string title, string head, IEnumerable<string> rows)
    {
        _page.Append($"\n## {title}\n\n");
        Rows(head, rows);
    }

    private void Rows(string head, IEnumerable<string> rows)
    {
        _page.Append($"| {head} |\n|{string.Concat(Enumerable.Repeat(" --- |", head.Split('|').Length))}\n");
        foreach (string row in rows)
        {
            _page.Append($"| {row.Replace("  ", " ")} |\n");
        }
    }

    private static string Sentence(string word, string point) => point.Length == 0 ? "" : $" {word} {point}.";

    private static string Since(Facts facts) => facts.SinceRelease ?? facts.Since ?? "";

    private static string Until(Facts facts) => facts.UntilRelease ?? facts.Until ?? "";

    private static string Names(IEnumerable<string> names) => string.Join(" ", names.Select(name => $"`{name}`"));

    private static string OnTheWire(OptionModel option)
    {
        string operand = option.Type is null ? "" : option.OperandOptional ? "[operand]" : "operand";
        return option.Flag is null ? operand : $"`{option.Flag}` {operand}".TrimEnd();
    }

    private static string Carrier(PropertyModel property) => property.Key is null
        ? string.Join(" ", property.Paths.Select(path => $"element `{path}`"))
        : "key " + string.Join(" ", property.KeySpellings().Select(key => $"`{key}`"));

    private static string TypeOf(TypeModel type) => type.Kind switch
    {
        TypeKind.Enum => $"`{type.Enum}`",
        TypeKind.List => "list of " + TypeOf(type.Element!),
        _ => type.Kind.ToString().ToLowerInvariant(),
    };
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>Finds where a schema says what an entry of its contract is about.</summary>
internal sealed class ContractPlaces(Declarations all)
{
    /// <summary>The place of a fact of an entry, or of the entry as a whole.</summary>
    public SchemaSpan Of(ContractEntry entry, string? fact)
    {
        SchemaElement element = (entry.Kind == "protocol" && fact == "on" ? all.Part("versions") : Element(entry)) ?? all.Protocol;
        string? attribute = (element.Name, fact) switch
        {
            ("protocol", "csharp") => "namespace",
            ("map", _) => "to",
            (_, "also") when element.Name != "alias" => "path",
            _ => fact,
        };
        return attribute is not null && element.Attribute(attribute) is { } stated
            ? stated.ValueSpan
            : NameOf(element);
    }

    private static SchemaSpan NameOf(SchemaElement element)
    {
        string[] naming = ["name", "group", "wire", "id", "prefix", "kind", "path", "fixed", "fault", "from", "root", "element", "item"];
        return naming.Select(element.Attribute).OfType<SchemaAttribute>().FirstOrDefault()?.ValueSpan ?? element.Span;
    }

    private SchemaElement? Element(ContractEntry entry)
    {
        string name = entry.Identity.Count > 1 ? entry.Identity[1] : "";
        Declared? owner = entry.Kind switch
        {
            "enum" => Named(all.Enums, name),
            "shape" => Named(all.Shapes, name),
            "events" => Named(all.Groups, name),
            "event" => Named(all.Events, name),
            "action" => Named(all.Actions, name),
            "resource" => all.Resources.FirstOrDefault(one => (one.Value("wire") ?? one.Name) == name),
            "version" => Named(all.Versions, name),
            "header" => Named(all.Headers, name),
            "xmlns" => Named(all.Namespaces, name),
            "dialect" => Named(all.Dialects, name),
            "message" => Named(all.Messages, name),
            "tolerance" => Named(all.Tolerances, name),
            "reading" => Named(all.Readings, name),
            "bag" => all.Nested.FirstOrDefault(_ => name == "nested"),
            _ => null,
        };
        return entry.Identity.Count > 2 && owner is not null
            ? Member(owner, entry) ?? owner.Element
            : owner?.Element ?? Part(entry);
    }

    /// <summary>What stands once.</summary>
    private SchemaElement? Part(ContractEntry entry) => entry.Kind switch
    {
        "limits" => all.Part("transport")?.Children.FirstOrDefault(child => child.Name == "limits") ?? all.Part("transport"),
        "greeting" when entry.Identity.Count > 1 && all.WirePart("greeting") is { } greeting =>
            greeting.Children.FirstOrDefault(part => part.Value("path") == entry.Identity[2]) ?? greeting,
        _ => all.Part(entry.Kind) ?? all.WirePart(entry.Kind),
    };

    /// <summary>The member by its C# name: what else tells members apart may be spread over several attributes.</summary>
    private SchemaElement? Member(Declared owner, ContractEntry entry)
    {
        IEnumerable<Declared> members = entry.Kind == "shape"
            ? all.Lineage(owner).SelectMany(shape => shape.Members)
            : owner.Members;
        string last = entry.Identity[entry.Identity.Count - 1];
        return members.FirstOrDefault(member => member.NameClr == entry.Fact("csharp"))?.Element
            ?? entry.Identity[2] switch
            {
                "fixed" => Find(owner, "fixed", "path", last) ?? Find(all.Part("wire"), "fixed", "path", last),
                "xmlns" => Find(owner, "xmlns", "prefix", last),
                "set" => Find(owner, "set", "fixed", last),
                "release" => Find(owner, "release", "id", last),
                "allow" => Find(owner, "allow", "fault", last),
                "map" => Find(owner, "map", "from", last),
                "alias" => owner.Children("alias").FirstOrDefault(alias => LeniencyEntries.IsOf(alias, last)),
                _ => null,
            };
    }

    private static SchemaElement? Find(Declared owner, string child, string attribute, string value) =>
        owner.Children(child).FirstOrDefault(part => part.Value(attribute) == value);

    private static SchemaElement? Find(SchemaElement? owner, string child, string attribute, string value) =>
        owner?.All(child).FirstOrDefault(part => part.Value(attribute) == value);

    private static Declared? Named(IEnumerable<Declared> list, string name) =>
        list.FirstOrDefault(one => one.Name == name);
}

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>Finds where a schema says what an entry of its contract is about.</summary>
internal sealed class ContractPlaces(Declarations all)
{
    /// <summary>The place of a fact of an entry, or of the entry as a whole.</summary>
    public SchemaSpan Of(ContractEntry entry, string? fact)
    {
        SchemaElement element = Element(entry) ?? all.Protocol;
        string? attribute = fact switch
        {
            "also" => "path",
            "csharp" when element.Attribute("csharp") is null => null,
            _ => fact,
        };
        return attribute is not null && element.Attribute(attribute) is { } stated
            ? stated.ValueSpan
            : NameOf(element);
    }

    private static SchemaSpan NameOf(SchemaElement element)
    {
        string[] naming = ["name", "group", "wire", "id", "prefix", "kind", "path"];
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
            _ => null,
        };
        return entry.Identity.Count > 2 && owner is not null
            ? Member(owner, entry) ?? owner.Element
            : owner?.Element ?? all.Part(entry.Kind) ?? all.WirePart(entry.Kind);
    }

    /// <summary>The member by its C# name: what else tells members apart may be spread over several attributes.</summary>
    private SchemaElement? Member(Declared owner, ContractEntry entry)
    {
        IEnumerable<Declared> members = entry.Kind == "shape"
            ? all.Lineage(owner).SelectMany(shape => shape.Members)
            : owner.Members;
        string last = entry.Identity[entry.Identity.Count - 1];
        return members.FirstOrDefault(member => member.NameClr == entry.Fact("csharp"))?.Element
            ?? owner.Children("fixed").FirstOrDefault(part => part.Value("path") == last)
            ?? owner.Children("xmlns").FirstOrDefault(part => part.Value("prefix") == last)
            ?? owner.Children("set").FirstOrDefault(part => part.Value("fixed") == last);
    }

    private static Declared? Named(IEnumerable<Declared> list, string name) =>
        list.FirstOrDefault(one => one.Name == name);
}

using System.Globalization;
using System.Text;

namespace LdmCodegen.Benchmarks.Documents;

/// <summary>Makes the documents of the benchmarks; the same seed gives the same bytes.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private const string Namespaces =
        " xmlns:xsi=Qhttp://www.w3.org/2001/XMLSchema-instanceQ xmlns:ovf=Q./schemas/envelopeQ"
        + " xmlns:rasd=Q./schemas/CIM_ResourceAllocationSettingDataQ xmlns:gprop=Q./schemas/GenericPropertyQ";

    private readonly Random _random = new(seed);

    /// <summary>Messages of one sender in six shapes, no two alike.</summary>
    public Document[] MixedStream(int count) => Enumerable.Range(0, count)
        .Select(i => Event(DocumentSet.Mixed, Layout.Neat, Bodies.Of(_random, i % Bodies.Shapes, i)))
        .ToArray();

    /// <summary>The short event that most messages are: a domain and what became of it.</summary>
    public Document[] ShortEvents(int count) => Enumerable.Range(0, count)
        .Select(i => Event(DocumentSet.Short, Layout.Dense, Bodies.Of(_random, 0, i)))
        .ToArray();

    /// <summary>The progress of a migration, laid out as the guides print it.</summary>
    public Document[] ProgressEvents(int count, Layout layout) => Enumerable.Range(0, count)
        .Select(i => Event(DocumentSet.Progress, layout, Bodies.Of(_random, 1, i)))
        .ToArray();

    /// <summary>A listing of domains with their resources, up to a size.</summary>
    public Document List(int bytes)
    {
        Layout layout = Layout.Neat;
        StringBuilder text = new();
        layout.Open(text, 0, "LDM_interface", layout.Attribute("version", "1.3") + Declarations(layout));
        layout.Open(text, 1, "cmd");
        layout.Leaf(text, 2, "action", "list-domain");
        layout.Open(text, 2, "data", layout.Attribute("version", "3.0"));
        layout.Open(text, 3, "Envelope");
        layout.Empty(text, 4, "References");
        for (int i = 0; text.Length < bytes; i++)
        {
            AddDomain(text, layout, i);
        }

        layout.Close(text, 3, "Envelope");
        AddStatus(text, layout, 3);
        layout.Close(text, 2, "data");
        AddStatus(text, layout, 2);
        layout.Close(text, 1, "cmd");
        AddStatus(text, layout, 1);
        layout.Close(text, 0, "LDM_interface");
        return new Document(DocumentSet.List, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static Document Event(string name, Layout layout, EventBody body)
    {
        StringBuilder text = new();
        layout.Open(text, 0, "LDM_event", layout.Attribute("version", "1.1") + Declarations(layout));
        layout.Open(text, 1, "cmd");
        layout.Leaf(text, 2, "action", body.Action);
        layout.Open(text, 2, "data", layout.Attribute("version", "3.0"));
        layout.Open(text, 3, "Envelope");
        layout.Empty(text, 4, "References");
        if (body.Domain is not null)
        {
            layout.Empty(text, 4, "Content", ContentAttributes(layout, body.Domain));
        }

        foreach (ItemBody item in body.Items)
        {
            AddSection(text, layout, 4, body.SectionType, item);
        }

        layout.Close(text, 3, "Envelope");
        layout.Close(text, 2, "data");
        layout.Close(text, 1, "cmd");
        layout.Close(text, 0, "LDM_event");
        return new Document(name, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private void AddDomain(StringBuilder text, Layout layout, int number)
    {
        layout.Open(text, 4, "Content", ContentAttributes(layout, Bodies.DomainName(_random, number)));
        foreach (ItemBody item in Bodies.ResourcesOfDomain(_random, number))
        {
            AddSection(text, layout, 5, item.Kind == "ldom_info" ? Bodies.InfoSection : Bodies.HardwareSection, item);
        }

        layout.Close(text, 4, "Content");
    }

    private static void AddSection(StringBuilder text, Layout layout, int level, string type, ItemBody item)
    {
        layout.Open(text, level, "Section", layout.Attribute("xsi:type", type));
        layout.Open(text, level + 1, "Item");
        layout.Leaf(text, level + 2, "rasd:OtherResourceType", item.Kind);
        foreach ((string element, string value) in item.Elements)
        {
            layout.Leaf(text, level + 2, element, value);
        }

        foreach ((string key, string value) in item.Entries)
        {
            layout.Leaf(text, level + 2, "gprop:GenericProperty", value, layout.Attribute("key", key));
        }

        layout.Close(text, level + 1, "Item");
        layout.Close(text, level, "Section");
    }

    private static void AddStatus(StringBuilder text, Layout layout, int level)
    {
        layout.Open(text, level, "response");
        layout.Leaf(text, level + 1, "status", "success");
        layout.Close(text, level, "response");
    }

    private static string Declarations(Layout layout) =>
        Namespaces.Replace("Q", layout.Quote.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string ContentAttributes(Layout layout, string domain) =>
        layout.Attribute("xsi:type", "ovf:VirtualSystem_Type") + layout.Attribute("ovf:id", domain);
}

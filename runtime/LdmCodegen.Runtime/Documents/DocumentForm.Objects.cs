using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

public sealed partial class DocumentForm
{
    private void WriteObject(ref Utf8XmlWriter writer, DocumentElement element)
    {
        Write(ref writer, Start + "<" + ObjectName);
        (FormMap Map, DocumentElement Element)[] own = [.. Maps.Where(static map => map.IsOfObject)
            .SelectMany(map => PlacePath.Parse(map.From).Elements(element).Take(1).Select(found => (map, found)))];
        foreach ((FormMap map, DocumentElement found) in own.Where(static one => one.Map.To.StartsWith('@')))
        {
            Write(ref writer, $" {map.To[1..]}=\"");
            writer.WriteAttributeText(found.ReadText().Trim().ToString());
            Write(ref writer, "\"");
        }

        Write(ref writer, ">");
        foreach ((FormMap map, DocumentElement found) in own.Where(static one => !one.Map.To.StartsWith('@')))
        {
            WriteAt(ref writer, map.To, found);
        }

        DocumentElement[] taken = [.. own.Select(static one => one.Element)];
        foreach (DocumentElement child in element.Children.Except(taken))
        {
            WriteChild(ref writer, child, taken);
        }

        Write(ref writer, $"</{ObjectName}>{End}");
    }

    /// <summary>A child of the object is a resource unless it has text alone.</summary>
    private void WriteChild(ref Utf8XmlWriter writer, DocumentElement child, DocumentElement[] taken)
    {
        if (child.Children.Count == 0 && !child.ReadText().IsBlank)
        {
            child.WriteTo(ref writer);
            return;
        }

        DocumentElement[] properties = [.. child.Children.Except(taken)];
        if (child.Children.Count > 0 && properties.Length == 0)
        {
            return;
        }

        Write(ref writer, $"{ItemStart}<{Selector}>{child.LocalName}</{Selector}>");
        foreach (DocumentElement property in properties)
        {
            WriteProperty(ref writer, property, $"{child.LocalName}/{property.LocalName}");
        }

        Write(ref writer, ItemEnd);
    }

    private void WriteProperty(ref Utf8XmlWriter writer, DocumentElement property, string path)
    {
        FormMap? map = Maps.FirstOrDefault(one => !one.IsOfObject && one.From == path);
        bool isPlain = property.Children.Count == 0 && property.Attributes.Count == 0;
        if (map is { Key: null })
        {
            WriteAt(ref writer, map.To, property);
        }
        else if (Entry is null || (map is null && !isPlain))
        {
            property.WriteTo(ref writer);
        }
        else
        {
            Write(ref writer, $"<{Entry} {Key}=\"");
            writer.WriteAttributeText(map?.Key ?? property.LocalName);
            Write(ref writer, "\">");
            writer.WriteRaw(property.InnerXml);
            Write(ref writer, $"</{Entry}>");
        }
    }

    private static void WriteAt(ref Utf8XmlWriter writer, string path, DocumentElement element)
    {
        string[] names = path.Split('/');
        Write(ref writer, string.Concat(names.Select(static name => $"<{name}>")));
        writer.WriteRaw(element.InnerXml);
        Write(ref writer, string.Concat(Enumerable.Reverse(names).Select(static name => $"</{name}>")));
    }
}

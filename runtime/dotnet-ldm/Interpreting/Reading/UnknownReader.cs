using System.Buffers;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Tool.Interpreting;

/// <content>What the schema does not name, kept with its place.</content>
internal ref partial struct DocumentReader
{
    private const int LongestFrame = 1024;

    /// <summary>Keeps the element stood on, found in a node of a layout.</summary>
    private void Keep(LayoutNode node, Content content, bool isResource)
    {
        if (!content.Layout.KeepsUnknown || (node.Parent is null && content.Layout.IsAround))
        {
            Xml.Skip();
            return;
        }

        if (isResource)
        {
            KeepProperty(content, node.Path);
            return;
        }

        if (node.Parent is null)
        {
            KeepInPayload(content);
            return;
        }

        LayoutNode written = node;
        string within = "";
        while (!written.IsWritten && written.WrittenTwin is null && written.Parent is not null)
        {
            within = within.Length == 0 ? written.Name!.Local : written.Name!.Local + "/" + within;
            written = written.Parent;
        }

        Keep(content.Unknown, (written.IsWritten ? written : written.WrittenTwin ?? written).Path, within);
    }

    private void Keep(List<UnknownContent> unknown, string parent, string within = "")
    {
        switch (_schema.Model.Unknown.Element)
        {
            case "skip":
                Xml.Skip();
                break;
            case "reject":
                Xml.SetFault(XmlFaultCode.UnknownElement, "The schema does not name this element.");
                break;
            default:
                unknown.Add(new UnknownContent(parent, Wrap(within, Kept().Utf8.Span)));
                break;
        }
    }

    /// <summary>The element stood on with the declarations that it needs elsewhere.</summary>
    private RawXml Kept() => KeptMarkup.Element(ref Xml, _schema.Prefixes, _schema.Defaults);

    private void KeepProperty(Content content, string within)
    {
        switch (_schema.Model.Unknown.Property)
        {
            case "skip":
                Xml.Skip();
                break;
            case "reject":
                Xml.SetFault(XmlFaultCode.UnknownElement, "The schema does not name this property.");
                break;
            default:
                content.Unknown.Add(new UnknownContent("", Wrap(within, Kept().Utf8.Span)));
                break;
        }
    }

    /// <summary>Reads a child of the payload that is none of its content: a status, or an unknown element.</summary>
    private void KeepInPayload(Content content)
    {
        if (_isAnswer && _isReply && ReadOutcome())
        {
            return;
        }

        if (_isReply && _schema.Model.Wire.Reply is { AtPayload: true } && IsReply(Xml))
        {
            AddPayloadLevel(ReadLevel());
            return;
        }

        Keep(content.Unknown, "");
    }

    private static RawXml Wrap(string within, ReadOnlySpan<byte> xml)
    {
        if (within.Length == 0)
        {
            return RawXml.Copy(xml);
        }

        string[] names = within.Split('/');
        string open = string.Concat(names.Select(name => $"<{name}>"));
        string close = string.Concat(names.Reverse().Select(name => $"</{name}>"));
        return new RawXml((byte[])[.. Utf8(open), .. xml, .. Utf8(close)]);
    }

    private readonly RawXml WholeDocument()
    {
        Utf8XmlReader root = _root;
        return RawXml.Copy(root.ReadOuterXml());
    }

    /// <summary>The document reduced to the unit stood on.</summary>
    private readonly RawXml UnitDocument()
    {
        Utf8XmlReader root = _root;
        ReadOnlySpan<byte> document = root.ReadOuterXml();
        (int start, int end, int units) = Frame(document);
        if (units <= 1)
        {
            return RawXml.Copy(document);
        }

        // A long start tag is not repeated for every unit: that would make a small document a large one.
        Utf8XmlReader unit = _unit;
        if (document.Length - (end - start) > LongestFrame)
        {
            return KeptMarkup.Document(_root, ref unit, Utf8($" {VersionAttribute()} "));
        }

        ArrayBufferWriter<byte> reduced = new();
        reduced.Write(document[..start]);
        reduced.Write(unit.ReadOuterXml());
        reduced.Write(document[end..]);
        return new RawXml(reduced.WrittenMemory);
    }

    /// <summary>Where the units of the document begin and end, and how many there are.</summary>
    private readonly (int Start, int End, int Units) Frame(ReadOnlySpan<byte> document)
    {
        (int start, int end, int units) = (0, 0, 0);
        Utf8XmlReader ahead = _root;
        int depth = ahead.Depth;
        while (ahead.NextChild(depth))
        {
            if (ahead.LocalNameIs(Utf8(_layout!.Unit.Local)))
            {
                ReadOnlySpan<byte> unit = ahead.ReadOuterXml();
                document.Overlaps(unit, out int offset);
                start = units == 0 ? offset : start;
                end = offset + unit.Length;
                units++;
            }
        }

        return (start, end, units);
    }
}

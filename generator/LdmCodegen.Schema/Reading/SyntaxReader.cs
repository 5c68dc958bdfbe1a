using System.Xml;
using LdmCodegen.Schema.Checks;

namespace LdmCodegen.Schema.Reading;

/// <summary>Text to syntax. What was read before a well-formedness fault stays.</summary>
internal sealed class SyntaxReader
{
    /// <summary>Far more than the language nests; keeps walks over the tree from running out of stack.</summary>
    private const int MaxDepth = 64;

    private const string NamespaceDeclarations = "http://www.w3.org/2000/xmlns/";
    private const string InstanceAttributes = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly SchemaText _text;
    private readonly Findings _findings;
    private readonly Stack<OpenElement> _open = new();
    private SchemaElement? _root;

    private SyntaxReader(SchemaText text, Findings findings)
    {
        _text = text;
        _findings = findings;
    }

    /// <summary>The root element, whatever it is, and whether a fault cut it short.</summary>
    public static (SchemaElement? Root, bool IsTruncated) Read(
        SchemaText text, Findings findings, CancellationToken ct)
    {
        SyntaxReader reader = new(text, findings);
        bool isTruncated = !reader.ReadAll(ct);
        return (reader._root, isTruncated);
    }

    private bool ReadAll(CancellationToken ct)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };

        using StringReader source = new(_text.Markup);
        using XmlReader xml = XmlReader.Create(source, settings);
        try
        {
            while (xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                Accept(xml);
            }

            return true;
        }
        catch (XmlException fault)
        {
            ReportFault(fault);
            CloseUnclosed();
            return false;
        }
    }

    private void Accept(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element when xml.Depth < MaxDepth:
                bool isEmpty = xml.IsEmptyElement;
                _open.Push(OpenElement(xml));
                if (isEmpty)
                {
                    CloseElement();
                }

                break;
            case XmlNodeType.Element when xml.Depth == MaxDepth:
                _findings.Report(SchemaRules.NestedTooDeep, NameSpan(xml, xml.Name), xml.Name);
                break;
            case XmlNodeType.EndElement when xml.Depth < MaxDepth:
                CloseElement();
                break;
            case XmlNodeType.Text when xml.Depth <= MaxDepth && _open.Count > 0:
                _open.Peek().AddText(xml.Value, _text.TextRun(OffsetOf(xml)));
                break;
            case XmlNodeType.CDATA when xml.Depth <= MaxDepth && _open.Count > 0:
                _open.Peek().AddExact(xml.Value, _text.Span(OffsetOf(xml), xml.Value.Length));
                break;
        }
    }

    private OpenElement OpenElement(XmlReader xml)
    {
        OpenElement element = new(xml.LocalName, xml.NamespaceURI, NameSpan(xml, xml.Name));
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI is NamespaceDeclarations or InstanceAttributes)
            {
                continue;
            }

            SchemaSpan name = NameSpan(xml, xml.Name);
            SchemaSpan value = _text.AttributeValue(name.Offset, name.Length);
            element.Attributes.Add(new SchemaAttribute(xml.Name, xml.Value, name, value));
        }

        return element;
    }

    private void CloseElement()
    {
        SchemaElement closed = _open.Pop().Close();
        if (_open.Count > 0)
        {
            _open.Peek().Children.Add(closed);
        }
        else
        {
            _root = closed;
        }
    }

    /// <summary>
    /// Closes what the fault left open. An element without its end tag has swallowed what follows it: what only its parent
    /// can hold goes there, so that one missing tag is one finding.
    /// </summary>
    private void CloseUnclosed()
    {
        while (_open.Count > 0)
        {
            OpenElement unclosed = _open.Peek();
            OpenElement? parent = _open.Skip(1).FirstOrDefault();
            List<SchemaElement> swallowed = parent is null
                ? []
                : unclosed.Children.FindAll(child => CanHold(parent, child) && !CanHold(unclosed, child));
            unclosed.Children.RemoveAll(swallowed.Contains);
            CloseElement();
            parent?.Children.AddRange(swallowed);
        }
    }

    private static bool CanHold(OpenElement parent, SchemaElement child) =>
        Vocabulary.Elements.TryGetValue(parent.Name, out ElementRule? rule) && rule.Children.Contains(child.Name);

    private void ReportFault(XmlException fault)
    {
        int offset = _text.OffsetOf(fault.LineNumber, fault.LinePosition);
        _findings.Report(SchemaRules.NotWellFormed, _text.Span(offset, 1), Reason(fault, offset));
    }

    private string Reason(XmlException fault, int offset)
    {
        const string DocumentType = "DOCTYPE";
        int from = Math.Max(offset - DocumentType.Length - 2, 0);
        int length = Math.Min(2 * (DocumentType.Length + 2), _text.Text.Length - from);
        if (_text.Text.IndexOf(DocumentType, from, length, StringComparison.Ordinal) >= 0)
        {
            return "a document type declaration is not allowed";
        }

        // The place is in the span; the parser repeats it at the end of its sentence.
        int place = fault.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        string sentence = place > 0 ? fault.Message.Substring(0, place) : fault.Message;
        return sentence.TrimEnd('.');
    }

    private SchemaSpan NameSpan(XmlReader xml, string name) => _text.Span(OffsetOf(xml), name.Length);

    private int OffsetOf(XmlReader xml)
    {
        IXmlLineInfo place = (IXmlLineInfo)xml;
        return _text.OffsetOf(place.LineNumber, place.LinePosition);
    }
}

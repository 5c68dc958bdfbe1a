using System.Globalization;
using System.Text;
using System.Xml;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>
/// What System.Xml makes of a document: whether it is well-formed, and when it is, what it says. That is told twice: as the
/// set of its values, and as the same document in other words, without CDATA sections and entities that have names.
/// </summary>
internal sealed class SystemXmlJudge
{
    private readonly StringBuilder _otherWords = new();
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    private SystemXmlJudge(byte[] document)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(document);
            using XmlTextReader reader = new(new MemoryStream(document))
            {
                Namespaces = false, Normalization = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
            };
            IsWellFormed = true;
            while (IsWellFormed && reader.Read())
            {
                Take(reader);
            }
        }
        catch (Exception refused) when (refused is XmlException or ArgumentException)
        {
            IsWellFormed = false;
        }
    }

    /// <summary>Whether System.Xml reads it to its end.</summary>
    public bool IsWellFormed { get; private set; }

    /// <summary>The same document, written from what System.Xml read.</summary>
    public byte[] InOtherWords => Encoding.UTF8.GetBytes(_otherWords.ToString());

    public static SystemXmlJudge Of(byte[] document) => new(document);

    /// <summary>Whether an attribute or the text of an element is this, but for white space around it.</summary>
    public bool Says(string value) => _values.Contains(value.Trim());

    private void Take(XmlTextReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                EndText();
                TakeElement(reader);
                break;
            case XmlNodeType.EndElement:
                EndText();
                _otherWords.Append("</").Append(reader.Name).Append('>');
                break;
            case XmlNodeType.EntityReference:
                // No entity is declared anywhere.
                IsWellFormed = false;
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                _text.Append(reader.Value);
                AppendEscaped(reader.Value, "\r");
                break;
        }
    }

    private void TakeElement(XmlTextReader reader)
    {
        bool isEmpty = reader.IsEmptyElement;
        _otherWords.Append('<').Append(reader.Name);
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            _otherWords.Append(' ').Append(reader.Name).Append("='");
            AppendEscaped(reader.Value, "\t\n\r");
            _otherWords.Append('\'');
            _values.Add(reader.Value.Trim());
            while (reader.ReadAttributeValue())
            {
                IsWellFormed &= reader.NodeType != XmlNodeType.EntityReference;
            }
        }

        reader.MoveToElement();
        _otherWords.Append(isEmpty ? "/>" : ">");
    }

    private void EndText()
    {
        _values.Add(_text.ToString().Trim());
        _text.Clear();
    }

    // References by number for all that could mean something else: the documents themselves prefer names.
    private void AppendEscaped(string text, string whiteSpace)
    {
        foreach (char c in text)
        {
            if (c is '<' or '>' or '&' or '\'' or '"' || whiteSpace.Contains(c, StringComparison.Ordinal))
            {
                _otherWords.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                _otherWords.Append(c);
            }
        }
    }
}

using System.Text;
using System.Xml;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>
/// System.Xml judges the reader. They may differ only where the restricted profile says less, and where System.Xml knows
/// only the names of the fourth edition of XML 1.0.
/// </summary>
public class SystemXmlOracleTests
{
    private const int Seed = 6482;
    private const int Rounds = 40_000;

    // Faults for what XML 1.0 allows and the restricted profile does not.
    private static readonly XmlFaultCode[] Restrictions =
    [
        XmlFaultCode.RestrictedDoctype, XmlFaultCode.RestrictedComment, XmlFaultCode.RestrictedInstruction,
        XmlFaultCode.LimitExceeded,
    ];

    [Fact]
    public void The_reader_and_System_Xml_agree_on_mutated_documents()
    {
        byte[][] seeds = [.. Corpus.WellFormed.Concat(Corpus.NotWellFormed).Select(File.ReadAllBytes)];
        Random random = new(Seed);
        int accepted = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] document = Mutations.Next(random, seeds);
            XmlFault fault = Tokens.FaultOf(document);
            string? judged = Judge(document);
            string context = $"seed {Seed}, round {round}: {Encoding.Latin1.GetString(document)}\n{fault}";
            if (fault.IsNone)
            {
                accepted++;
                Assert.True(judged is not null || HasNonAsciiName(document), context);
                if (judged is not null)
                {
                    Assert.True(judged == Merged(Tokens.Of(document)), $"{context}\n{judged}\n{Tokens.Of(document)}");
                }
            }
            else if (judged is not null)
            {
                Assert.True(Restrictions.Contains(fault.Code) || IsListedDifference(fault), context);
            }
        }

        Assert.InRange(accepted, Rounds / 10, Rounds);
    }

    // Colons that are no prefix, a byte order mark, encodings that System.Xml knows by other names, and a NUL after the
    // root element, which System.Xml takes for the end of the input.
    private static bool IsListedDifference(XmlFault fault) =>
        fault.Message.Contains("one colon", StringComparison.Ordinal)
        || (fault.Offset == 0 && fault.Message.Contains("U+FEFF", StringComparison.Ordinal))
        || (fault.Path == "/" && fault.Message.StartsWith("U+0000", StringComparison.Ordinal))
        || fault.Message.Contains("in the XML declaration", StringComparison.Ordinal)
        || fault.Message.StartsWith("the XML declaration's encoding", StringComparison.Ordinal);

    /// <summary>What System.Xml reads, in the form of <see cref="Tokens"/>; null when it refuses.</summary>
    private static string? Judge(byte[] document)
    {
        StringBuilder tokens = new();
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(document);
            using XmlTextReader reader = new(new MemoryStream(document))
            {
                Namespaces = false,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                Normalization = true,
                WhitespaceHandling = WhitespaceHandling.All,
            };
            while (reader.Read())
            {
                Append(tokens, reader);
            }

            return tokens.ToString().Replace("][", "", StringComparison.Ordinal);
        }
        catch (Exception refused) when (refused is XmlException or ArgumentException)
        {
            return null;
        }
    }

    private static void Append(StringBuilder tokens, XmlTextReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = reader.IsEmptyElement;
                string name = reader.Name;
                tokens.Append('<').Append(name);
                for (int i = 0; i < reader.AttributeCount; i++)
                {
                    reader.MoveToAttribute(i);
                    tokens.Append(' ').Append(reader.Name).Append("=[").Append(reader.Value).Append(']');
                    RefuseEntities(reader);
                }

                tokens.Append('>').Append(isEmpty ? $"</{name}>" : "");
                break;

            case XmlNodeType.EndElement:
                tokens.Append("</").Append(reader.Name).Append('>');
                break;

            case XmlNodeType.EntityReference:
                // Without a DTD this reader hands undefined entities over instead of refusing them.
                throw new XmlException("undefined entity");

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
            case XmlNodeType.Whitespace when reader.Depth > 0:
                tokens.Append('[').Append(reader.Value).Append(']');
                break;
        }
    }

    private static void RefuseEntities(XmlTextReader attribute)
    {
        while (attribute.ReadAttributeValue())
        {
            if (attribute.NodeType == XmlNodeType.EntityReference)
            {
                throw new XmlException("undefined entity");
            }
        }

        attribute.MoveToElement();
    }

    private static string Merged(string tokens) => tokens.Replace("][", "", StringComparison.Ordinal);

    private static bool HasNonAsciiName(byte[] document)
    {
        Utf8XmlReader reader = new(document);
        bool found = false;
        while (reader.Read())
        {
            found |= !Ascii.IsValid(reader.Name);
            foreach (Utf8XmlAttribute attribute in reader.Attributes)
            {
                found |= !Ascii.IsValid(attribute.Name);
            }
        }

        return found;
    }
}

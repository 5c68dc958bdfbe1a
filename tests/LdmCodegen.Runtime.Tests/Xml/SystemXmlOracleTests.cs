using System.Text;
using LdmCodegen.Runtime.Tests.Xml.Judges;
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
            string? judged = SystemXmlJudge.Read(document);
            string context = $"seed {Seed}, round {round}: {Encoding.Latin1.GetString(document)}\n{fault}";
            if (fault.IsNone)
            {
                accepted++;
                Assert.True(judged is not null || HasNonAsciiName(document), context);
                if (judged is not null)
                {
                    Assert.True(SystemXmlJudge.Joined(judged) == SystemXmlJudge.Joined(Tokens.Of(document)), $"{context}\n{judged}\n{Tokens.Of(document)}");
                }
            }
            else if (judged is not null)
            {
                Assert.True(Restrictions.Contains(fault.Code) || SystemXmlJudge.IsListedDifference(fault), context);
            }
        }

        Assert.InRange(accepted, Rounds / 10, Rounds);
    }

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

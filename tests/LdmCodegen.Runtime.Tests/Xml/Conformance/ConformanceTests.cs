using LdmCodegen.Runtime.Tests.Xml.Judges;

namespace LdmCodegen.Runtime.Tests.Xml.Conformance;

/// <summary>The W3C's conformance tests, read with the restricted profile.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Every_document_that_is_not_well_formed_is_rejected()
    {
        ConformanceTest[] tests = [.. OfOurXml().Where(test => test.Type == "not-wf")];
        string[] accepted = [.. tests.Where(test => FaultOf(test).IsNone).Select(test => test.Id).Order()];

        Assert.True(tests.Length > 900, $"{tests.Length} tests");
        Assert.Empty(accepted);
    }

    [Fact]
    public void Every_document_with_a_DOCTYPE_is_refused_as_restricted()
    {
        ConformanceTest[] tests = [.. OfOurXml().Where(test => test.Type != "not-wf" && HasDoctype(test))];
        string[] others = [.. tests.Where(test => !IsRestricted(FaultOf(test).Code)).Select(test => test.Id).Order()];

        Assert.True(tests.Length > 500, $"{tests.Length} tests");
        Assert.Equal(ConformanceExceptions.DoctypeNotReached.Keys.Order(), others);
    }

    [Fact]
    public void Every_other_document_is_read_as_System_Xml_reads_it()
    {
        ConformanceTest[] tests = [.. OfOurXml().Where(test => test.Type != "not-wf" && !HasDoctype(test))];
        List<string> differing = [];
        int read = 0;
        foreach (ConformanceTest test in tests)
        {
            byte[] document = File.ReadAllBytes(test.File);
            XmlFault fault = FaultOf(test);
            if (fault.IsNone)
            {
                read++;
                string? judged = SystemXmlJudge.Read(document);
                if (judged is not null && SystemXmlJudge.Joined(judged) != SystemXmlJudge.Joined(Tokens.Of(document)))
                {
                    differing.Add(test.Id);
                }
            }
            else if (!IsRestricted(fault.Code))
            {
                differing.Add(test.Id);
            }
        }

        Assert.True(read > 30, $"{read} of {tests.Length} read");
        Assert.Equal(ConformanceExceptions.WellFormedButRefused.Keys.Order(), differing.Order());
    }

    // XML 1.1 is another language, and namespaces are not ours to check: peers send undeclared prefixes.
    private static IEnumerable<ConformanceTest> OfOurXml() => ConformanceSuite.Tests.Where(test =>
        test.Recommendation.StartsWith("XML1.0", StringComparison.Ordinal)
        && (test.Editions.Length == 0 || test.Editions.Contains('5', StringComparison.Ordinal)));

    private static XmlFault FaultOf(ConformanceTest test) => Tokens.FaultOf(File.ReadAllBytes(test.File));

    private static bool HasDoctype(ConformanceTest test) =>
        File.ReadAllBytes(test.File).AsSpan().IndexOf("<!DOCTYPE"u8) >= 0;

    private static bool IsRestricted(XmlFaultCode code) => code
        is XmlFaultCode.RestrictedDoctype or XmlFaultCode.RestrictedComment or XmlFaultCode.RestrictedInstruction;
}

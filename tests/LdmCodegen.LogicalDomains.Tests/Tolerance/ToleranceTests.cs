using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Tolerance;

/// <summary>Every malformed example and every contradiction: what strict reading says, and what the profile makes of it.</summary>
public sealed class ToleranceTests
{
    public static TheoryData<string> Rows => [.. All.Select(row => row.Id)];

    private static IReadOnlyList<Contradiction> All { get; } =
        [.. ContradictionTable.Malformed, .. ContradictionTable.Contradictions];

    [Fact]
    public void The_table_has_a_row_for_every_example_and_contradiction()
    {
        string[] expected =
        [
            .. Enumerable.Range(1, 14).Select(number => $"M{number}"),
            .. Enumerable.Range(1, 24).Select(number => $"C{number}"),
        ];

        Assert.Equal(expected, All.Select(row => row.Id));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Strict_reading_says_exactly_what_is_wrong_or_reads_it(string id)
    {
        Contradiction row = All.Single(one => one.Id == id);

        bool isRead = LdmWire.TryParseAll(row.Utf8, out LdmMessage[] messages, out XmlFault fault);

        Assert.Equal(row.Strict is null, isRead);
        Assert.Equal(row.Strict?.Code ?? XmlFaultCode.None, fault.Code);
        Assert.Equal(row.Strict?.Text ?? "", fault.Message ?? "");
        Assert.Equal(row.Strict is null && row.Repairs is null, row.Holds(messages));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_profile_reads_it_and_tells_the_repairs_or_there_is_none(string id)
    {
        Contradiction row = All.Single(one => one.Id == id);

        bool isRead = LdmWire.TryParseAll(
            row.Utf8, LdmTolerance.AsDocumented, out LdmMessage[] messages, out IReadOnlyList<XmlRepair> repairs, out XmlFault fault);

        bool isExpected = row.Strict is null || row.Repairs is not null;
        Assert.Equal((isExpected, isExpected), (isRead, fault.IsNone));
        Assert.Equal(row.Repairs ?? "", string.Join(" ", repairs.Select(repair => repair.Id)));
        Assert.Equal(isExpected, row.Holds(messages));
        Assert.All(repairs, repair => Assert.InRange(repair.Offset, 1, row.Utf8.Length - 1));
    }

    [Fact]
    public void A_fault_that_no_repair_fits_keeps_the_fault_of_the_strict_reading()
    {
        byte[] document = Encoding.UTF8.GetBytes("<LDM_event><cmd><!-- x --><action>bind-domain</cmd></LDM_event>");
        Assert.False(LdmWire.TryParseAll(document, out _, out XmlFault strict));

        Assert.False(LdmWire.TryParseAll(document, LdmTolerance.AsDocumented, out LdmMessage[] messages, out var repairs, out XmlFault fault));
        Assert.Equal((strict, 0, 0), (fault, repairs.Count, messages.Length));
    }

    [Fact]
    public void A_repair_tells_its_place_in_the_document_as_it_came()
    {
        byte[] document = Encoding.UTF8.GetBytes(
            "<LDM_event>\n<cmd><action>bind-domain</action><!-- é -->\n<data><Envelope><!-- x --><Content id='web1'/></Envelope></data></cmd></LDM_event>");

        Assert.True(LdmWire.TryParseAll(document, LdmTolerance.AsDocumented, out _, out var repairs, out _));

        Assert.Equal([(2, 34), (3, 17)], repairs.Select(repair => (repair.Line, repair.Column)));
    }

    [Fact]
    public void Profiles_are_found_by_name()
    {
        Assert.Same(LdmTolerance.AsDocumented, LdmTolerance.Find("as-documented"));
        Assert.Null(LdmTolerance.Find("anything"));
    }
}

using System.Xml;
using System.Xml.Linq;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class RoundTripTests
{
    private const int IllumosReadSize = 1024;

    public static TheoryData<LdmDialect, int> Events => Rows(Samples.Events.Count);

    public static TheoryData<LdmDialect, int> Requests => Rows(Samples.Requests.Count);

    public static TheoryData<LdmDialect, int> Replies => Rows(Samples.Replies.Count);

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_written_and_read_is_equal(LdmDialect dialect, int index) =>
        Survives(Samples.Events[index], dialect);

    [Theory]
    [MemberData(nameof(Requests))]
    public void Request_written_and_read_is_equal(LdmDialect dialect, int index) =>
        Survives(Samples.Requests[index], dialect);

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_written_and_read_is_equal(LdmDialect dialect, int index)
    {
        LdmReply reply = Samples.Replies[index];

        LdmReply read = Assert.IsAssignableFrom<LdmReply>(LdmWire.Parse(LdmWire.ToUtf8(reply, dialect)));

        Assert.Equal(reply.Name, read.Name);
        Assert.Equal((reply.Succeeded, reply.Status), (read.Succeeded, read.Status));
        Assert.Equal(reply.Messages, read.Messages);
        Assert.Equal(read, LdmWire.Parse(LdmWire.ToUtf8(read, dialect)));
    }

    [Fact]
    public void Listing_keeps_every_property_of_every_resource()
    {
        ListDomainReply reply = Samples.Replies.OfType<ListDomainReply>().Single();

        ListDomainReply read = Assert.IsType<ListDomainReply>(LdmWire.Parse(LdmWire.ToUtf8(reply)));

        Assert.Equal(reply.Domains, read.Domains);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_fits_into_one_read_of_the_illumos_client(LdmDialect dialect, int index)
    {
        LdmEvent sample = Samples.Events[index];

        if (dialect == LdmDialect.Illumos || sample is not RemoveVdiskserverdeviceEvent and not SetVswitchEvent)
        {
            Assert.InRange(LdmWire.ToUtf8(sample, dialect).Length, 1, IllumosReadSize - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Other_parsers_read_what_is_written(LdmDialect dialect, int index) =>
        Assert.Equal(Samples.Events[index].Name, NameReadBySystemXml(Samples.Events[index], dialect));

    [Theory]
    [MemberData(nameof(Requests))]
    public void Other_parsers_read_requests(LdmDialect dialect, int index) =>
        Assert.Equal(Samples.Requests[index].Name, NameReadBySystemXml(Samples.Requests[index], dialect));

    [Theory]
    [MemberData(nameof(Replies))]
    public void Other_parsers_read_replies(LdmDialect dialect, int index) =>
        Assert.Equal(Samples.Replies[index].Name, NameReadBySystemXml(Samples.Replies[index], dialect));

    private static TheoryData<LdmDialect, int> Rows(int count)
    {
        TheoryData<LdmDialect, int> rows = [];
        for (int index = 0; index < count; index++)
        {
            rows.Add(LdmDialect.Standard, index);
            rows.Add(LdmDialect.Ldoms1, index);
            rows.Add(LdmDialect.Illumos, index);
        }

        return rows;
    }

    private static void Survives(LdmMessage message, LdmDialect dialect)
    {
        LdmMessage read = LdmWire.Parse(LdmWire.ToUtf8(message, dialect));

        Assert.Equal(message, read);
        Assert.Empty(read.Unknown);
    }

    // Reads with namespaces: every prefix must be declared, or absent.
    private static string NameReadBySystemXml(LdmMessage message, LdmDialect dialect)
    {
        using MemoryStream stream = new(LdmWire.ToUtf8(message, dialect));
        using XmlReader reader = XmlReader.Create(
            stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader).Root!.Element("cmd")!.Element("action")!.Value;
    }
}

using System.Xml;
using System.Xml.Linq;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Every type of message with random values: nothing is lost, and bytes come back as they were.</summary>
public sealed class RandomRoundTripTests
{
    private const int Seeds = 30;

    public static TheoryData<string> Types => [.. RandomMessages.Types.Select(static type => type.Name)];

    [Fact]
    public void Every_event_request_and_reply_of_the_schema_is_among_them() => Assert.Equal(
        LdmSchema.EventNames.Count + (2 * LdmSchema.ActionNames.Count), RandomMessages.Types.Count);

    [Theory]
    [MemberData(nameof(Types))]
    public void Message_written_and_read_is_equal_and_writes_the_same_bytes(string type)
    {
        foreach ((LdmMessage message, string which) in Messages(type))
        {
            foreach (LdmDialect dialect in Enum.GetValues<LdmDialect>())
            {
                if (DialectTests.IsTooLong(message, dialect))
                {
                    continue;
                }

                byte[] written = LdmWire.ToUtf8(message, dialect);
                LdmMessage read = LdmWire.Parse(written);

                Assert.True(message == read, $"{which}, {dialect}:\n{message}\n{read}\n{LdmWire.ToXml(message, dialect)}");
                Assert.Equal(LdmWire.ToXml(message, dialect), LdmWire.ToXml(read, dialect));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void System_Xml_reads_what_is_written_with_the_prefixes_declared(string type)
    {
        foreach ((LdmMessage message, LdmDialect dialect) in Messages(type).SelectMany(static one =>
            new[] { LdmDialect.Standard, LdmDialect.Ldoms1 }.Select(dialect => (one.Message, dialect))))
        {
            using MemoryStream stream = new(LdmWire.ToUtf8(message, dialect));
            using XmlReader reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            XElement root = XDocument.Load(reader).Root!;

            Assert.Equal(message.Name, root.Element("cmd")!.Element("action")!.Value);
            Assert.All(
                root.Descendants("Content"), content => Assert.Contains(content.Attributes(), one => one.Name.LocalName == "id"));
        }
    }

    private static IEnumerable<(LdmMessage Message, string Which)> Messages(string name)
    {
        Type type = RandomMessages.Types.Single(type => type.Name == name);
        for (int seed = 1; seed <= Seeds; seed++)
        {
            yield return (RandomMessages.Create(type, seed), $"{name}, seed {seed}");
        }
    }
}

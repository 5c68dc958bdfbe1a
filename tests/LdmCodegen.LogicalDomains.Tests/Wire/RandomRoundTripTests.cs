using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Every type of message with values drawn by FsCheck: nothing is lost, and bytes come back as they were.</summary>
public sealed class RandomRoundTripTests
{
    private const int Messages = 30;

    public static TheoryData<string> Types => [.. RandomMessages.Types.Select(static type => type.Name)];

    [Fact]
    public void Every_event_request_and_reply_of_the_schema_is_among_them() => Assert.Equal(
        LdmSchema.EventNames.Count + (2 * LdmSchema.ActionNames.Count), RandomMessages.Types.Count);

    [Theory]
    [MemberData(nameof(Types))]
    public void Message_written_and_read_is_equal_and_writes_the_same_bytes(string type) => Holds(type, static message =>
    {
        foreach (LdmDialect dialect in Enum.GetValues<LdmDialect>())
        {
            if (DialectTests.IsTooLong(message, dialect))
            {
                continue;
            }

            byte[] written = LdmWire.ToUtf8(message, dialect);
            LdmMessage read = LdmWire.Parse(written);

            Assert.True(message == read, $"{dialect}:\n{message}\n{read}\n{LdmWire.ToXml(message, dialect)}");
            Assert.Equal(LdmWire.ToXml(message, dialect), LdmWire.ToXml(read, dialect));
        }
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void System_Xml_reads_what_is_written_with_the_prefixes_declared(string type) => Holds(type, static message =>
    {
        foreach (LdmDialect dialect in new[] { LdmDialect.Standard, LdmDialect.Ldoms1 })
        {
            using MemoryStream stream = new(LdmWire.ToUtf8(message, dialect));
            using XmlReader reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            XElement root = XDocument.Load(reader).Root!;

            Assert.Equal(message.Name, root.Element("cmd")!.Element("action")!.Value);
            Assert.All(
                root.Descendants("Content"), content => Assert.Contains(content.Attributes(), one => one.Name.LocalName == "id"));
        }
    });

    /// <summary>The seed of a run that fails stands in its message; <c>WithReplay</c> repeats it.</summary>
    private static void Holds(string name, Action<LdmMessage> property)
    {
        Type type = RandomMessages.Types.Single(type => type.Name == name);
        Prop.ForAll(RandomMessages.Of(type), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Messages).WithQuietOnSuccess(true));
    }
}

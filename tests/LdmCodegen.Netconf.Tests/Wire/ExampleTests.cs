using System.Text;
using System.Xml;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Wire;

/// <summary>The documents of the schema: read, written back to the byte, and cut everywhere.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach ((string of, string text) in NetconfSchema.Examples)
            {
                data.Add(of, text);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_the_message_it_is_said_to_be(string of, string text)
    {
        NetconfMessage message = Read(of, text);

        Assert.Equal(of.Split(':')[1], message.Name);
        Assert.Empty(message.Unknown);
        Assert.IsNotType<NetconfUnknownEvent>(message);
        Assert.IsNotType<NetconfUnknownRequest>(message);
        Assert.IsNotType<NetconfUnknownReply>(message);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_written_back_byte_by_byte(string of, string text) =>
        Assert.Equal(text, NetconfWire.ToXml(Read(of, text)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_that_ends_anywhere_too_early_is_a_fault(string of, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        for (int length = 0; length < utf8.Length; length++)
        {
            Assert.False(NetconfWire.TryParse(utf8.AsSpan(0, length), out _, out XmlFault fault), $"{of} at {length}");
            Assert.False(fault.IsNone);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void System_Xml_finds_the_default_namespaces_of_what_is_written(string of, string text)
    {
        XmlDocument document = new();
        document.LoadXml(NetconfWire.ToXml(Read(of, text)));

        bool isEvent = of.StartsWith("event:", StringComparison.Ordinal);
        Assert.Equal(isEvent ? Documents.Notification : Documents.Base, document.DocumentElement!.NamespaceURI);
        if (isEvent)
        {
            Assert.Equal(Documents.Notification, document.DocumentElement.FirstChild!.NamespaceURI);
            Assert.NotEqual(Documents.Notification, document.DocumentElement.LastChild!.NamespaceURI);
        }
    }

    private static NetconfMessage Read(string of, string text) => of.Split(':') is ["reply", var action]
        ? Documents.ParseReply(text, Documents.RequestOf(action))
        : Documents.Parse(text);
}

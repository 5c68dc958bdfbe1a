using Acme.Doors;
using LdmCodegen.Runtime;
using LdmCodegen.Testing;

namespace Doors.Tests;

public sealed class MessageTests
{
    public static TheoryData<string> Examples => [.. SchemaExamples.Of(SchemaFile.Path).Select(example => example.Xml)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_survives_reading_and_writing(string xml)
    {
        DoorsMessage message = DoorsWire.Parse(System.Text.Encoding.UTF8.GetBytes(xml));

        Assert.Equal(message, DoorsWire.Parse(DoorsWire.ToUtf8(message)));
    }

    [Fact]
    public void Any_valid_message_is_read_and_no_broken_one_is()
    {
        RandomMessages messages = RandomMessages.Of(SchemaFile.Path, seed: 1);
        for (int i = 0; i < 200; i++)
        {
            byte[] document = messages.Next().ToUtf8();
            DoorsMessage message = DoorsWire.Parse(document);
            Assert.Equal(message, DoorsWire.Parse(DoorsWire.ToUtf8(message)));
            Assert.All(
                BrokenDocuments.Of(document, seed: i),
                broken => Assert.False(DoorsWire.TryParse(broken.Utf8, out _, out XmlFault _), broken.How));
        }
    }
}

using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Random messages of a schema with every kind of element are read and survive writing.</summary>
public sealed class RandomMessageTests
{
    [Fact]
    public void Random_messages_of_the_laboratory_survive_reading_and_writing()
    {
        RandomMessages messages = RandomMessages.Of(
            Path.Combine(Repository.Root, "tests/LdmCodegen.Generator.Tests/Emit/lab.protocol.xml"), seed: 11);
        foreach (string kind in messages.Kinds)
        {
            for (int i = 0; i < 20; i++)
            {
                string xml = messages.Next(kind).Xml;
                Assert.True(LabWire.TryParse(Encoding.UTF8.GetBytes(xml), out LabMessage? message, out XmlFault fault), $"{xml}: {fault}");


                // A reply is written with its outcome on each level, whichever it was read from.
                Lab.RoundTrip(message is LabReply ? LabWire.Parse(LabWire.ToUtf8(message)) : message);
            }
        }
    }
}

using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Testing.Tests;

public sealed class MessageTests
{
    private static readonly string Ldm = Path.Combine(Repository.Root, "schema/ldm.protocol.xml");

    public static TheoryData<string> EveryExample =>
        [.. SchemaExamples.Of(Ldm).Select(example => example.ToString())];

    [Theory]
    [MemberData(nameof(EveryExample))]
    public void Each_example_of_the_schema_is_read(string name)
    {
        SchemaExample example = SchemaExamples.Of(Ldm).Single(one => one.ToString() == name);

        LdmMessage message = LdmWire.Parse(example.ToUtf8());

        Assert.EndsWith(":" + message.Name, example.Of);
    }

    [Fact]
    public void Random_messages_are_valid_complete_and_the_same_for_a_seed()
    {
        RandomMessages messages = RandomMessages.Of(Ldm, seed: 7);
        RandomMessages again = RandomMessages.Of(Ldm, seed: 7);
        foreach (string kind in messages.Kinds)
        {
            for (int i = 0; i < 10; i++)
            {
                RandomMessage drawn = messages.Next(kind);
                Assert.Equal(drawn, again.Next(kind));
                Assert.True(LdmWire.TryParse(drawn.ToUtf8(), out LdmMessage? message, out XmlFault fault), $"{drawn.Xml}: {fault}");
                Assert.Equal(drawn.Of[(drawn.Of.IndexOf(':') + 1)..], message.Name);
                Assert.False(message is LdmUnknownEvent or LdmUnknownReply or LdmUnknownRequest, drawn.Xml);
                Assert.Empty(message.Unknown);

                // A reply is written with its outcome on each level, whichever it was read from.
                LdmMessage written = message is LdmReply ? LdmWire.Parse(LdmWire.ToUtf8(message)) : message;
                Assert.Equal(written, LdmWire.Parse(LdmWire.ToUtf8(written)));
            }
        }
    }

    [Fact]
    public void Another_seed_gives_other_messages()
    {
        RandomMessages one = RandomMessages.Of(Ldm, seed: 1);
        RandomMessages other = RandomMessages.Of(Ldm, seed: 2);

        Assert.NotEqual(Enumerable.Range(0, 20).Select(_ => one.Next()), Enumerable.Range(0, 20).Select(_ => other.Next()));
    }

    [Fact]
    public void A_kind_that_is_not_in_the_schema_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RandomMessages.Of(Ldm, seed: 1).Next("event:nothing"));
    }

    [Fact]
    public void Broken_documents_are_refused_each_for_its_fault()
    {
        RandomMessages messages = RandomMessages.Of(Ldm, seed: 3);
        for (int seed = 0; seed < 50; seed++)
        {
            foreach (BrokenDocument broken in BrokenDocuments.Of(messages.Next().ToUtf8(), seed))
            {
                Assert.False(LdmWire.TryParse(broken.Utf8, out _, out XmlFault fault), broken.How);
                Assert.NotEqual(XmlFaultCode.None, fault.Code);
            }
        }
    }

    [Fact]
    public void A_document_that_cannot_be_broken_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BrokenDocuments.Of("<a/>"u8.ToArray()));
        Assert.Throws<ArgumentException>(() => BrokenDocuments.Of("text"u8.ToArray()));
    }
}

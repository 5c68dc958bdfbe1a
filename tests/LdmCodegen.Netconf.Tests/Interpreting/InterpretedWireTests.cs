using System.Buffers;
using System.Text;
using LdmCodegen.Netconf.Tests.Wire;
using LdmCodegen.Schema;
using LdmCodegen.Tests.Shared;
using LdmCodegen.Tool.Interpreting;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Interpreting;

/// <summary>The schema of this protocol, interpreted, reads and writes what the code generated from it reads and writes.</summary>
public sealed class InterpretedWireTests
{
    private const int Rounds = 3000;

    private static readonly InterpretedSchema Schema = new(SchemaCompiler.Compile(
        SchemaCompiler.Read(SchemaFile, File.ReadAllText(SchemaFile)), []).Model!);

    /// <summary>The schema of this protocol.</summary>
    public static string SchemaFile => Path.Combine(Repository.Root, "tests", "LdmCodegen.Netconf.Tests", "netconf.protocol.xml");

    public static TheoryData<string, string> Examples => ExampleTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_the_same_message_and_is_written_back_byte_by_byte(string of, string text)
    {
        string[] parts = of.Split(':');
        DynamicMessage message = Assert.Single(Read(Encoding.UTF8.GetBytes(text), out _, parts[0] == "reply" ? parts[1] : null));

        Assert.Equal(parts[1], message.Name);
        Assert.True(message.IsKnown);
        Assert.Empty(message.Unknown);
        Assert.Equal(text, Write(message));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_documents_have_the_same_faults_and_the_same_content(int seed)
    {
        Random random = new(seed);
        KeyValuePair<string, string>[] examples = [.. NetconfSchema.Examples];
        int faults = 0;
        int messages = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (string of, string text) = examples[random.Next(examples.Length)];
            byte[] damaged = HostileTests.Damage(Encoding.UTF8.GetBytes(text), random);
            string? action = of.Split(':') is ["reply", var name] ? name : null;
            NetconfRequest? asked = action is null ? null : Documents.RequestOf(action);
            NetconfMessage? generated = null;
            XmlFault fault = default;
            try
            {
                generated = asked is null ? NetconfWire.Parse(damaged) : NetconfWire.ParseReply(damaged, asked);
            }
            catch (XmlFaultException bad)
            {
                fault = bad.Fault;
            }

            List<DynamicMessage> read = Read(damaged, out XmlFault interpreted, action);
            string what = $"round {round}: {Encoding.UTF8.GetString(damaged)}";
            if (generated is null)
            {
                // What is no reply is read all the same here; generated code was asked for nothing else.
                faults++;
                Assert.True(fault == interpreted || (asked is not null && interpreted.IsNone), $"{what}\n{fault}\n{interpreted}");
                continue;
            }

            messages++;
            Assert.True(read.Count == 1, $"{what}\n{interpreted}");
            Assert.True(NetconfWire.ToXml(generated) == Write(read[0]), $"{what}\n{NetconfWire.ToXml(generated)}\n{Write(read[0])}");
        }

        Assert.True(faults > Rounds / 4 && messages > Rounds / 20, $"{faults} faults, {messages} messages");
    }

    [Theory]
    [InlineData("<hello><session-id>4</session-id></hello>")]
    [InlineData("<hello id='1'><capabilities><capability> urn:a </capability><capability/><x/></capabilities><y/></hello>")]
    [InlineData("<hello/>")]
    public void A_greeting_is_the_same(string text)
    {
        byte[] document = Encoding.UTF8.GetBytes(text);
        ArrayBufferWriter<byte> generated = new();
        NetconfWire.Write(generated, NetconfWire.ParseGreeting(document));
        InterpretedProtocol protocol = new(Schema);
        ArrayBufferWriter<byte> interpreted = new();

        protocol.WriteGreeting(
            interpreted, protocol.ReadGreeting(document, XmlLimits.Default, out _)!, WireSpelling.Standard);

        Assert.Equal(Encoding.UTF8.GetString(generated.WrittenSpan), Encoding.UTF8.GetString(interpreted.WrittenSpan));
        Assert.Null(protocol.ReadGreeting("<hi/>"u8, XmlLimits.Default, out XmlFault fault));
        Assert.False(NetconfProtocol.Instance.ReadGreeting("<hi/>"u8, XmlLimits.Default, out XmlFault same) is not null);
        Assert.Equal(same, fault);
    }

    [Fact]
    public void Errors_made_from_sentences_have_what_the_schema_says_errors_have()
    {
        NetconfReply generated = KillSessionReply.Failure("no such session", "nor another") with { CorrelationId = "4" };
        DynamicMessage request = Assert.Single(Read("<rpc message-id='4'><kill-session><session-id>1</session-id></kill-session></rpc>"u8, out _));
        DynamicMessage interpreted = new InterpretedProtocol(Schema).CreateReply(request, generated.Outcome);

        Assert.Equal(NetconfWire.ToXml(generated), Write(interpreted with { CorrelationId = "4" }));
    }

    private static List<DynamicMessage> Read(ReadOnlySpan<byte> document, out XmlFault fault, string? action = null)
    {
        DocumentReader reader = new(Schema, document, NetconfProtocol.Instance.Description.Limits, default)
        {
            Asked = _ => action is null ? null : new DynamicMessage(MessageKind.Request, action, action),
        };
        List<DynamicMessage> messages = reader.ReadDocument();
        fault = reader.Xml.Fault;
        return messages;
    }

    private static string Write(DynamicMessage message)
    {
        ArrayBufferWriter<byte> output = new();
        DocumentWriter.Write(Schema, output, [message], WireSpelling.Standard);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

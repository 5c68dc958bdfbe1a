using System.Text;
using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema;
using LdmCodegen.Tests.Shared;
using LdmCodegen.Tool.Decoding;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Tests;

/// <summary>A schema that is interpreted reads and writes what code generated from it reads and writes.</summary>
public sealed class InterpretingTests
{
    private static readonly InterpretedSchema Ldm = SchemaOption.Packaged();

    [Fact]
    public void Every_document_of_the_corpus_gives_the_same_JSON_as_generated_code()
    {
        foreach (string file in CorpusFiles.Messages.Concat(CorpusFiles.Malformed))
        {
            Assert.Equal(Decode(new PackagedDecoder(), file), Decode(new InterpretedDecoder(Ldm), file));
        }
    }

    [Fact]
    public void Every_example_of_the_schema_gives_the_same_JSON_as_generated_code()
    {
        foreach (KeyValuePair<string, string> example in LdmSchema.Examples)
        {
            byte[] document = Encoding.UTF8.GetBytes(example.Value);
            Assert.Equal(Decode(new PackagedDecoder(), document), Decode(new InterpretedDecoder(Ldm), document));
        }
    }

    [Theory]
    [InlineData("set-vcpu", "<Content ovf:id=\"a\"/>")]
    [InlineData("set-vcpu", "<Content/>")]
    [InlineData("stop-domain", "<Content><Section/></Content>")]
    [InlineData("list-domain", "<Content ovf:id=\"a\"/>")]
    public void Several_objects_are_read_and_written_as_generated_code_does_it(string action, string first)
    {
        byte[] document = Encoding.UTF8.GetBytes(
            "<LDM_interface xmlns:ovf=\"./schemas/envelope\"><cmd><action>" + action
            + "</action><data><Envelope>" + first + "<Content ovf:id=\"b\"><Section/></Content></Envelope>"
            + "<response><status>failure</status></response></data></cmd></LDM_interface>");

        Compare(document);
    }

    [Theory]
    [InlineData("<LDM_interface x='1'><cmd y='2'><action z='3'>stop-domain</action><options a='4'>-f</options>"
        + "<data b='5' version='3.0'><Envelope c='6'><References d='7'/><Content e='8' id='a'/></Envelope></data></cmd></LDM_interface>")]
    [InlineData("<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content id='a'><Section f='1' xsi:type='t'><Item g='2'>"
        + "<rasd:OtherResourceType h='3'>cpu</rasd:OtherResourceType><rasd:AllocationUnits i='4'>8</rasd:AllocationUnits>"
        + "<gprop:GenericProperty j='5' key='wcore'>1</gprop:GenericProperty></Item></Section></Content></Envelope></data></cmd>"
        + "</LDM_interface>")]
    [InlineData("<LDM_interface><cmd><action>add-domain</action><data><Envelope><Content id='a'><Section x='1' n:y='2' xmlns:n='u'>"
        + "<Item><rasd:OtherResourceType>gpu</rasd:OtherResourceType><new/></Item></Section><Section z='3'/></Content></Envelope></data>"
        + "</cmd></LDM_interface>")]
    [InlineData("<LDM_interface xmlns='urn:far'><cmd><action>list-bindings</action><data><Envelope><Content id='a' x='1'><Section><Item>"
        + "<rasd:OtherResourceType>cpu</rasd:OtherResourceType><Binding y='2'><Item z='3'><rasd:OtherResourceType>cpu"
        + "</rasd:OtherResourceType></Item></Binding><new/></Item></Section></Content></Envelope><response a='1'><status b='2'>success"
        + "</status><resp_msg>c</resp_msg><resp_msg d='3'>e</resp_msg><more/></response></data><response f='4'><status>success</status>"
        + "</response></cmd><response g='5'><status>success</status></response></LDM_interface>")]
    [InlineData("<LDM_interface><cmd><action>start-domain</action><action acme:x='1'>other</action><data><Envelope><Content ovf:id='a'/></Envelope></data></cmd></LDM_interface>")]
    [InlineData("<LDM_event k='1'><cmd l='2'><action m='3'>bind-domain</action><data n='4'><Envelope o='5'><Content p='6' ovf:id='a'/>"
        + "</Envelope></data></cmd></LDM_event>")]
    public void Attributes_that_the_schema_does_not_name_are_kept_as_generated_code_keeps_them(string document) =>
        Compare(Encoding.UTF8.GetBytes(document));

    private static void Compare(byte[] document)
    {
        Assert.Equal(Decode(new PackagedDecoder(), document), Decode(new InterpretedDecoder(Ldm), document));
        DynamicMessage[] read = [.. new DocumentReader(Ldm, document, XmlLimits.Default, default).ReadDocument()];
        foreach (LdmDialect dialect in Enum.GetValues<LdmDialect>())
        {
            System.Buffers.ArrayBufferWriter<byte> written = new();
            DocumentWriter.Write(Ldm, written, read, new WireSpelling { Dialect = (int)dialect });
            Assert.Equal(LdmWire.ToXml(LdmWire.Parse(document), dialect), Encoding.UTF8.GetString(written.WrittenSpan));
        }
    }

    [Fact]
    public void Writing_leaves_a_message_as_it_was()
    {
        string path = Path.Combine(Repository.Root, "tests", "LdmCodegen.Generator.Tests", "Emit", "ticket.protocol.xml");
        InterpretedSchema tickets = new(
            SchemaCompiler.Compile(SchemaCompiler.Read(path, File.ReadAllText(path)), []).Model!);
        byte[] document = Encoding.UTF8.GetBytes(
            "<t:call xmlns:t=\"urn:example:ticket\" t:nr=\"7\" desk=\"3\"><t:tags kept=\"1\"><t:tag>a</t:tag><more/></t:tags>"
            + "<do><verb>sell</verb><what><row>4</row></what></do></t:call>");
        DynamicMessage read = Assert.Single(new DocumentReader(tickets, document, XmlLimits.Default, default).ReadDocument());
        UnknownContent[] kept = [.. read.Envelope!.Unknown];
        Assert.NotEmpty(kept);

        // A copy shares what stands beside the payload with the message that was read.
        Assert.DoesNotContain("<more/>", Write(read with { Unknown = [] }));

        Assert.Equal(kept, read.Envelope.Unknown);
        Assert.Contains("<more/>", Write(read));
        Assert.Equal(Write(read), Write(read));
        Assert.Equal(kept, read.Envelope.Unknown);

        string Write(DynamicMessage message)
        {
            System.Buffers.ArrayBufferWriter<byte> written = new();
            DocumentWriter.Write(tickets, written, new[] { message }, new WireSpelling());
            return Encoding.UTF8.GetString(written.WrittenSpan);
        }
    }

    [Theory]
    [InlineData(LdmDialect.Standard)]
    [InlineData(LdmDialect.Ldoms1)]
    [InlineData(LdmDialect.Illumos)]
    public void Every_message_with_known_content_is_written_as_generated_code_writes_it(LdmDialect dialect)
    {
        int compared = 0;
        foreach (string file in CorpusFiles.Messages)
        {
            byte[] document = File.ReadAllBytes(file);
            if (!LdmWire.TryParse(document, out LdmMessage? message, out XmlFault fault))
            {
                Assert.Equal(XmlFaultCode.SeveralMessages, fault.Code);
                continue;
            }

            if (message.Unknown.Count > 0)
            {
                continue;
            }

            compared++;

            DocumentReader reader = new(Ldm, document, XmlLimits.Default, default);
            System.Buffers.ArrayBufferWriter<byte> written = new();
            DynamicMessage[] read = [.. reader.ReadDocument()];
            DocumentWriter.Write(Ldm, written, read, new WireSpelling { Dialect = (int)dialect });
            Assert.Equal(LdmWire.ToXml(message, dialect), Encoding.UTF8.GetString(written.WrittenSpan));

            LdmSpelling set = new(dialect) { InterfaceVersion = "7", EventVersion = "8", DataVersion = "<9>" };
            written.Clear();
            DocumentWriter.Write(Ldm, written, read, set);
            Assert.Equal(LdmWire.ToXml(message, set), Encoding.UTF8.GetString(written.WrittenSpan));
        }

        Assert.InRange(compared, CorpusFiles.Messages.Length / 2, CorpusFiles.Messages.Length);
    }

    [Fact]
    public void Every_request_of_the_corpus_is_held_against_every_version_as_generated_code_does_it()
    {
        InterpretedProtocol interpreted = new(Ldm);
        int refused = 0;
        foreach (string file in CorpusFiles.Messages)
        {
            byte[] document = File.ReadAllBytes(file);
            if (!LdmWire.TryParse(document, out LdmMessage? message, out _) || message is not LdmRequest request)
            {
                continue;
            }

            DynamicMessage[] read = [.. new DocumentReader(Ldm, document, XmlLimits.Default, default).ReadDocument()];
            foreach ((string id, _) in LdmProtocol.Instance.Description.Timeline)
            {
                PeerVersion peer = PeerVersion.Of(LdmProtocol.Instance.Description.Timeline, id)!;
                string? generated = Refusal(() => LdmProtocol.Instance.CheckPeer(request, peer));

                Assert.Equal(generated, Refusal(() => interpreted.CheckPeer(read[0], peer)));
                refused += generated is null ? 0 : 1;
            }
        }

        Assert.True(LdmProtocol.Instance.Description.Timeline.SequenceEqual(interpreted.Description.Timeline));
        Assert.InRange(refused, 10, int.MaxValue);
    }

    [Fact]
    public void A_value_is_held_against_every_version_as_generated_code_does_it()
    {
        CancelOperationRequest request = new("web1") { Operation = CancellableOperation.Memdr };
        DynamicMessage read = Assert.Single(
            new DocumentReader(Ldm, LdmWire.ToUtf8(request), XmlLimits.Default, default).ReadDocument());
        InterpretedProtocol interpreted = new(Ldm);
        List<string> refused = [];
        foreach ((string id, _) in LdmProtocol.Instance.Description.Timeline)
        {
            PeerVersion peer = PeerVersion.Of(LdmProtocol.Instance.Description.Timeline, id)!;
            string? generated = Refusal(() => LdmProtocol.Instance.CheckPeer(request, peer));

            Assert.Equal(generated, Refusal(() => interpreted.CheckPeer(read, peer)));
            if (generated is not null)
            {
                Assert.StartsWith("The value 'memdr' of 'CancellableOperation'", generated, StringComparison.Ordinal);
                refused.Add(id);
            }
        }

        Assert.Contains("ldoms-1.3", refused);
        Assert.DoesNotContain("ovm-2.0", refused);
    }

    [Theory]
    [InlineData("desk=\"north\"", "<verb>sell</verb><what><row>1</row></what>", "1", "The property 'Desk' of every request")]
    [InlineData("desk=\"north\"", "<verb>rent</verb><what/>", "1", "The property 'Desk' of every request")]
    [InlineData("mood=\"grey\"", "<verb>sell</verb><what><row>1</row></what>", "2", "The value 'grey' of 'Colour'")]
    [InlineData(
        "", "<verb>sell</verb><what><row>1</row><look><colour>red</colour><colour>green</colour></look></what>", "1",
        "The value 'green' of 'Colour'")]
    public void What_stands_beside_payloads_and_in_lists_is_held_against_the_version_too(
        string attributes, string unit, string version, string member)
    {
        string path = Path.Combine(Repository.Root, "tests", "LdmCodegen.Generator.Tests", "Emit", "ticket.protocol.xml");
        InterpretedSchema schema = new(
            Schema.SchemaCompiler.Compile(Schema.SchemaCompiler.Read(path, File.ReadAllText(path)), [], CancellationToken.None).Model!);
        byte[] document = Encoding.UTF8.GetBytes($"<call nr=\"7\" {attributes}><do>{unit}</do></call>");
        DynamicMessage request = Assert.Single(
            new DocumentReader(schema, document, XmlLimits.Default, default).ReadDocument());
        InterpretedProtocol protocol = new(schema);

        Assert.StartsWith(member, Refusal(() => Check(version)), StringComparison.Ordinal);
        Assert.Null(Refusal(() => Check(version == "1" ? "2" : "1")));

        void Check(string id) => protocol.CheckPeer(request, PeerVersion.Of(protocol.Description.Timeline, id)!);
    }

    private static string? Refusal(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (NotInPeerVersionException refused)
        {
            return refused.Message;
        }
    }

    [Fact]
    public void Event_that_is_too_long_for_its_dialect_is_refused_as_generated_code_refuses_it()
    {
        LdmMessage message = new PanicDomainEvent(new string('x', 1000));
        DynamicMessage[] read = [.. new DocumentReader(Ldm, LdmWire.ToUtf8(message), XmlLimits.Default, default).ReadDocument()];
        System.Buffers.ArrayBufferWriter<byte> written = new();

        EventTooLongException generated = Assert.Throws<EventTooLongException>(
            () => LdmWire.ToUtf8(message, LdmDialect.Illumos));
        EventTooLongException interpreted = Assert.Throws<EventTooLongException>(
            () => DocumentWriter.Write(Ldm, written, read, new WireSpelling { Dialect = (int)LdmDialect.Illumos }));

        Assert.Equal(generated.Message, interpreted.Message);
        Assert.Equal(0, written.WrittenCount);
    }

    private static string Decode(IDocumentDecoder decoder, string file) => Decode(decoder, File.ReadAllBytes(file));

    private static string Decode(IDocumentDecoder decoder, byte[] document)
    {
        if (!decoder.TryDecode(document, out Action<Utf8JsonWriter>[] messages, out XmlFault fault))
        {
            return fault.ToString();
        }

        using StringWriter lines = new();
        foreach (Action<Utf8JsonWriter> message in messages)
        {
            new JsonLines(lines).Write(message);
        }

        return lines.ToString();
    }
}

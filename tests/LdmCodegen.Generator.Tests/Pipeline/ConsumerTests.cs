using System.Text;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>Projects that make it hard for generated code to compile in them.</summary>
public sealed class ConsumerTests
{
    private const string LdmPath = "/project/ldm.protocol.xml";

    private static string Ldm { get; } = File.ReadAllText(Path.Combine(Repository.Root, "schema", "ldm.protocol.xml"));

    [Fact]
    public void The_documented_use_of_the_packaged_protocol_compiles()
    {
        Driver.For((LdmPath, Ldm)).With("LdmGenerate", "client,server").WithSource(
            """
            #nullable enable
            using System;
            using System.Buffers;
            using System.Threading;
            using System.Threading.Tasks;
            using LdmCodegen.Runtime;
            using LogicalDomains;

            internal static class Documented
            {
                public static async Task<int> UseAsync(IBufferWriter<byte> output, byte[] utf8, CancellationToken ct)
                {
                    await using LdmClient ldm = await LdmClient.ConnectAsync("control-domain", new LdmClientOptions
                    {
                        Trust = TlsTrust.PinnedKeys("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                        Reconnect = ReconnectPolicy.Default,
                    }, ct);

                    StopDomainReply stopped = await ldm.StopDomainAsync(new("ldg1") { Force = true }, ct);
                    if (!stopped.Succeeded)
                    {
                        foreach (string message in stopped.Messages)
                        {
                            Console.WriteLine(message);
                        }
                    }

                    await foreach (LdmEvent e in ldm.Events.Domain.SubscribeAsync(ct))
                    {
                        switch (e)
                        {
                            case AddDomainEvent added: Console.WriteLine(added.Domain); break;
                            case PanicDomainEvent panic: Console.WriteLine(panic.Domain + panic.ReceivedAt); break;
                            case LdmGapEvent gap: Console.WriteLine(gap.Since); break;
                            case LdmUnknownEvent unknown: Console.WriteLine(unknown.Name + unknown.RawXml); break;
                        }
                    }

                    await using var registration = await ldm.Events.RegisterAsync(LdmEventGroup.All, new Pager(), ct);

                    LdmMessage parsed = LdmWire.Parse(utf8);
                    bool ok = LdmWire.TryParse(utf8, out LdmMessage? m, out XmlFault fault);
                    LdmWire.Write(output, parsed);
                    return ok ? m!.Name.Length : fault.Line;
                }

                public static LdmServer Serve() => new LabManager();
            }

            internal sealed class Pager : ILdmEventHandler
            {
                public ValueTask OnPanicDomainAsync(PanicDomainEvent e, CancellationToken ct) => default;
            }

            internal sealed class LabManager : LdmServer
            {
                protected override ValueTask<StartDomainReply> OnStartDomainAsync(
                    StartDomainRequest r, LdmPeer peer, CancellationToken ct) => new(StartDomainReply.Success(r.Domain));
            }
            """).Run().AssertCompiles();
    }

    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    public void The_packaged_protocol_compiles_with_one_side_alone(string side)
    {
        Driver.For((LdmPath, Ldm)).With("LdmGenerate", side).With("LdmVisibility", "internal").Run().AssertCompiles();
    }

    [Fact]
    public void Types_of_the_project_with_common_names_do_no_harm()
    {
        string names = string.Join(' ', new[]
        {
            "System", "LdmCodegen", "Task", "ValueTask", "CancellationToken", "Array", "Enumerable", "Encoding", "Span", "Flags",
            "StringBuilder", "MemoryExtensions", "DateTimeOffset", "List", "Guid", "RawXml", "ValueList", "Obsolete", "Runtime",
        }.Select(name => $"internal class {name} {{ }}"));
        Driver driver = Driver.For((LdmPath, Ldm)).With("LdmGenerate", "client,server");

        driver.WithSource($"namespace LogicalDomains {{ {names} }}").Run().AssertCompiles();
    }

    [Theory]
    [InlineData("string")]
    [InlineData("int32")]
    [InlineData("list of int32")]
    [InlineData("bytes")]
    public void Names_that_generated_methods_use_themselves_are_names_for_properties_too(string type)
    {
        StringBuilder properties = new();
        foreach (string name in new[]
        {
            "Reader", "Writer", "Depth", "I", "Text", "Key", "Content", "Builder", "Other", "Before", "Asked", "Words", "Values",
            "Word", "Event", "Class", "String", "Default", "Value", "PlaceCount", "Reply", "Request", "Code", "Xml", "Item",
        })
        {
            properties.Append($"""<property name="{name}" path="{(name == "PlaceCount" ? "Place[2]/" : "")}@{name}" type="{type}"/>""");
            properties.Append($"""<property name="{name}Text" path="T{name}" type="{type}"/>""");
        }

        string schema =
            $"""
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Odd" namespace="Odd.Names" edition="1">
              <wire>
                <message kind="call" root="Call" unit="Job" selector="Verb" option="Flags" payload="Body"/>
                <message kind="event" root="Notice" unit="Job" selector="Verb" payload="Body"/>
                <reply element="Result" levels="root unit payload" status="Code" ok="done" failed="refused" detail="Text"/>
              </wire>
              <shape name="Odd">{properties}</shape>
              <shape name="Row" path="Rows/Row">{properties}</shape>
              <events group="Odd"><event name="class" shape="Odd"/><event name="rows" shape="Row*" as="Rows"/></events>
              <action name="string" request="Odd" reply="Odd"/>
              <action name="new" request="Row" reply="Row*" as="Params"><option name="I" csharp="Operand" flag="-w" type="string"/></action>
            </protocol>
            """;

        Driver.For(("/project/odd.protocol.xml", schema)).With("LdmGenerate", "client,server").Run().AssertCompiles();
    }

    [Fact]
    public void Generated_text_has_no_byte_order_mark()
    {
        Run run = Driver.For((LdmPath, Ldm)).Run();

        Assert.All(run.Encodings, encoding => Assert.Empty(encoding!.GetPreamble()));
        Assert.NotEmpty(run.Encodings);
    }
}

using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Authoring;

/// <summary>One line in the schema gives an event its type, parser case, handler method and raise method.</summary>
public sealed class NewEventTests
{
    private const string ExistingLine = "<event name=\"add-domain\"";

    private const string Program =
        """
        using System.Net;
        using System.Text;
        using LdmCodegen.Runtime;
        using LogicalDomains;

        LdmMessage parsed = LdmWire.Parse(Encoding.UTF8.GetBytes(
            "<LDM_event version=\"1.1\"><cmd><action>snapshot-domain</action><data version=\"3.0\"><Envelope>"
            + "<Content id=\"ldg1\"/></Envelope></data></cmd></LDM_event>"));
        Console.WriteLine($"parsed {parsed.GetType().Name} {((SnapshotDomainEvent)parsed).Domain}");

        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        await using Manager manager = new(new LdmServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
        await manager.StartAsync(deadline.Token);
        await using LdmClient client = await LdmClient.ConnectAsync(
            manager.LocalEndPoint.ToString()!,
            new LdmClientOptions { Trust = TlsTrust.PinnedKeys(manager.CertificatePin) },
            deadline.Token);
        Snapshots handler = new();
        await using IAsyncDisposable registration =
            await client.Events.RegisterAsync(LdmEventGroup.Domain, handler, deadline.Token);
        int peers = await manager.RaiseSnapshotDomainAsync(new SnapshotDomainEvent("ldg2"), deadline.Token);
        Console.WriteLine($"raised to {peers}");
        Console.WriteLine($"handled {await handler.First.Task.WaitAsync(deadline.Token)}");

        internal sealed class Manager(LdmServerOptions options) : LdmServer(options);

        internal sealed class Snapshots : ILdmEventHandler
        {
            public TaskCompletionSource<string> First { get; } =
                new(TaskCreationOptions.RunContinuationsAsynchronously);

            public ValueTask OnSnapshotDomainAsync(SnapshotDomainEvent e, CancellationToken cancellationToken)
            {
                First.TrySetResult(e.Domain);
                return default;
            }
        }
        """;

    [Fact]
    public async Task One_event_line_gives_type_parser_case_handler_method_and_raise_method()
    {
        string schema = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        Assert.Contains(ExistingLine, schema);
        using ConsumerProject project = new();
        project.WriteProject();
        project.Write("Program.cs", Program);
        const string NewLine = "<event name=\"snapshot-domain\"/>";
        project.Write(
            "ldm.protocol.xml",
            schema.Replace(ExistingLine, $"{NewLine}\n    {ExistingLine}", StringComparison.Ordinal));

        string output = await project.RunAsync();

        Assert.Equal("parsed SnapshotDomainEvent ldg1\nraised to 1\nhandled ldg2", output);
    }

    [Fact]
    public async Task A_slip_in_the_schema_fails_the_build_at_its_line_and_column()
    {
        using ConsumerProject project = new();
        project.WriteProject();
        project.Write("Program.cs", "return 0;");
        WriteTiny(project, shape: "Nothng");

        string log = await project.RunAsync();

        Assert.Matches(@"tiny\.protocol\.xml\(6,30\): error LDM2\d{3}: .*Nothng.*Nothing", log);
    }

    [Fact]
    public async Task A_name_that_the_project_uses_already_fails_the_build_at_its_line_and_column_in_the_schema()
    {
        using ConsumerProject project = new();
        project.WriteProject();
        project.Write("Program.cs", "return 0;");
        project.Write("Hello.cs", "namespace Tiny { internal sealed class HelloEvent { } }");
        WriteTiny(project, shape: "Nothing");

        string log = await project.RunAsync();

        Assert.Matches(@"tiny\.protocol\.xml\(6,52\): error LDM5012: .*'Tiny\.HelloEvent'.*'partial record'", log);
    }

    private static void WriteTiny(ConsumerProject project, string shape) => project.Write(
        "tiny.protocol.xml",
        $"""
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Tiny" namespace="Tiny" edition="1">
          <wire>
            <message kind="event" root="note" unit="n" selector="what" payload="body"/>
          </wire>
          <shape name="Nothing"/>
          <events group="All" shape="{shape}"><event name="hello"/></events>
        </protocol>
        """);
}

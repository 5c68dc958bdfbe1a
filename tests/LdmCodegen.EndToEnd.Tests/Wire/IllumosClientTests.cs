using System.Text;
using System.Xml.Linq;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.EndToEnd.Tests.Processes;

namespace LdmCodegen.EndToEnd.Tests.Wire;

/// <summary>A server serves a client that reads 1024 bytes at a time and looks at each read alone.</summary>
public sealed class IllumosClientTests
{
    [Fact]
    public async Task The_illumos_client_gets_features_reply_and_events_each_alone_in_one_small_record()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(0, "--dialect", "illumos");
        await using RawClient client = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);

        await client.SendAsync(RawClient.IllumosRegistration);
        XElement reply = OnlyDocumentIn(await client.ReadAsync());
        List<XElement> events = [];
        while (events.Count < 5)
        {
            events.Add(OnlyDocumentIn(await client.ReadAsync()));
        }

        Assert.Equal("LDM_interface", reply.Name.LocalName);
        Assert.Equal("reg-domain-events", TextAt(reply, "cmd", "action"));
        Assert.Equal("success", TextAt(reply, "cmd", "response", "status"));
        Assert.All(events, document =>
        {
            Assert.Equal("LDM_event", document.Name.LocalName);
            Assert.Matches("^[a-z-]+$", TextAt(document, "cmd", "action"));
            XElement content = ElementAt(document, "cmd", "data", "Envelope", "Content");
            Assert.NotEmpty(content.Attributes().Single(attribute => attribute.Name.LocalName == "id").Value);
        });
    }

    [Fact]
    public async Task Probes_and_clients_that_vanish_in_the_handshake_leave_the_server_serving_others()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RawClient early = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        await early.SendAsync(RawClient.IllumosRegistration);
        await early.ReadUntilAsync("</LDM_interface");

        for (int i = 0; i < 20; i++)
        {
            await VanishAtAsync(simulator, step: i % 5);
        }

        await early.ReadUntilAsync("</LDM_event");
        await using RawClient late = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        await late.SendAsync(RawClient.IllumosRegistration);
        await late.ReadUntilAsync("</LDM_interface");
        await late.ReadUntilAsync("</LDM_event");
    }

    private static async Task VanishAtAsync(SimulatorProcess simulator, int step)
    {
        await using RawClient client = await RawClient.ConnectAsync(simulator.EndPoint);
        if (step >= 1)
        {
            await client.SendAsync(RawClient.IllumosHeader);
        }

        if (step >= 2)
        {
            await client.ReadUntilAsync("</stream:features>");
            await client.SendAsync(RawClient.StartTls);
        }

        if (step >= 3)
        {
            await client.ReadUntilAsync("<proceed");

            // The beginning of a TLS handshake record that never goes on.
            await client.SendAsync(new byte[] { 22, 3, 1, 2, 0, 1, 0 });
        }

        if (step < 4)
        {
            client.Vanish();
        }
    }

    private static XElement OnlyDocumentIn(string record)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(record), 1, 1023);
        return XDocument.Parse(record).Root!;
    }

    private static XElement ElementAt(XElement root, params string[] path) =>
        path.Aggregate(root, (element, name) => element.Elements().First(child => child.Name.LocalName == name));

    private static string TextAt(XElement root, params string[] path) => ElementAt(root, path).Value;
}

using System.Text;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.EndToEnd.Tests.Processes;

namespace LdmCodegen.EndToEnd.Tests.Wire;

/// <summary>A peer that sends rubbish loses its own connection, with a reason, and nothing else happens.</summary>
public sealed class BadInputTests
{
    private const string Begin = "<LDM_interface version='1.3'><cmd><action>list-domain</action><data version='3.0'>";

    public static TheoryData<string, string> Rubbish => new()
    {
        { "mismatched tags", Begin + "</cmd></data></LDM_interface>" },
        { "a reference to NUL", Begin + "&#0;</data></cmd></LDM_interface>" },
        { "an unknown entity", Begin + "&nbsp;</data></cmd></LDM_interface>" },
        { "a document type", "<!DOCTYPE a [<!ENTITY b 'c'>]>" },
        { "a comment", Begin + "<!-- hello --></data></cmd></LDM_interface>" },
        { "an instruction", Begin + "<?do it?></data></cmd></LDM_interface>" },
        { "text between documents", "hello" },
        { "too deep", string.Concat(Enumerable.Repeat("<a>", 100)) },
        { "too many attributes", "<a " + string.Concat(Enumerable.Range(0, 100).Select(i => $"b{i}='' ")) + "/>" },
        { "a name that is too long", "<" + new string('a', 300) + "/>" },
        { "not UTF-8", Begin + "\u00ff" },
        { "too large", Begin + new string(' ', 17 << 20) },
    };

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task A_peer_that_sends_rubbish_is_cut_and_others_go_on(string what, string rubbish)
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RawClient bystander = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        await bystander.SendAsync(RawClient.IllumosRegistration);
        await bystander.ReadUntilAsync("</LDM_interface");

        await using RawClient vandal = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        Task sending = SendAsync(vandal, what, rubbish);
        string answer = await vandal.ReadUntilAsync("</stream:stream");
        await sending;

        Assert.Contains("<stream:error", answer);
        await bystander.ReadUntilAsync("</LDM_event");
        await using RawClient next = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        await next.SendAsync(RawClient.IllumosRegistration);
        await next.ReadUntilAsync("</LDM_interface");
    }

    [Theory]
    [InlineData("<cmd><action>start-domain</action><data version='3.0'/></cmd>", "Domain is missing")]
    [InlineData(
        "<cmd><action>start-domain</action><data version='3.0'><Envelope><Content/></Envelope></data></cmd>",
        "Domain is missing")]
    [InlineData("<cmd><action>no-such-action</action><data version='3.0'/></cmd>", "no-such-action is not known")]
    public async Task A_request_that_makes_no_sense_is_refused_by_name_and_the_connection_goes_on(
        string command, string reason)
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RawClient client = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);

        await client.SendAsync($"<LDM_interface version='1.3'>{command}</LDM_interface>");
        string refused = await client.ReadUntilAsync("</LDM_interface");
        await client.SendAsync(RawClient.IllumosRegistration);
        string accepted = await client.ReadUntilAsync("</LDM_interface");

        Assert.Contains(command[..command.IndexOf("<data", StringComparison.Ordinal)], refused);
        Assert.Contains(">failure<", refused);
        Assert.Contains(reason, refused);
        Assert.Contains(">success<", accepted);
    }

    [Fact]
    public async Task A_request_that_cannot_be_carried_out_is_answered_and_the_connection_goes_on()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RawClient client = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);

        await client.SendAsync(
            "<LDM_interface version='1.3'><cmd><action>start-domain</action><data version='3.0'>"
            + "<Envelope><Content id='nowhere'/></Envelope></data></cmd></LDM_interface>");
        string refused = await client.ReadUntilAsync("</LDM_interface");
        await client.SendAsync(RawClient.IllumosRegistration);
        string accepted = await client.ReadUntilAsync("</LDM_interface");

        Assert.Contains(">failure<", refused);
        Assert.Contains("nowhere", refused);
        Assert.Contains(">success<", accepted);
    }

    [Fact]
    public async Task A_document_that_ends_in_the_middle_leaves_others_untouched()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RawClient bystander = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint);
        await bystander.SendAsync(RawClient.IllumosRegistration);
        await bystander.ReadUntilAsync("</LDM_interface");

        await using (RawClient vandal = await RawClient.ConnectAsIllumosAsync(simulator.EndPoint))
        {
            await vandal.SendAsync(Begin);
        }

        await bystander.ReadUntilAsync("</LDM_event");
    }

    private static async Task SendAsync(RawClient client, string what, string text)
    {
        Encoding encoding = what == "not UTF-8" ? Encoding.Latin1 : Encoding.UTF8;
        try
        {
            await client.SendAsync(encoding.GetBytes(text));
        }
        catch (IOException)
        {
            // The server may have closed before everything was sent.
        }
    }
}

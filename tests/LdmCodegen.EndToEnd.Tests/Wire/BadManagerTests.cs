using System.Text;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.EndToEnd.Tests.Wire;

/// <summary>A manager that sends rubbish: the client tells exactly what was wrong, connects again and goes on.</summary>
public sealed class BadManagerTests
{
    private const string Event =
        "<LDM_event version=\"1.1\"><cmd><action>bind-domain</action><data version=\"3.0\"><Envelope><References/>"
        + "<Content id=\"ldg1\"/></Envelope></data></cmd></LDM_event>";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static TheoryData<string, XmlFaultCode> Rubbish => new()
    {
        { "<LDM_event>\n<cmd></data></LDM_event>", XmlFaultCode.MismatchedTag },
        { "<LDM_event>\n<cmd>&#0;</cmd></LDM_event>", XmlFaultCode.InvalidCharacter },
        { "<LDM_event>\n<!-- x --></LDM_event>", XmlFaultCode.RestrictedComment },
        { "\n<!DOCTYPE LDM_event>", XmlFaultCode.RestrictedDoctype },
        { "<LDM_event>\n" + string.Concat(Enumerable.Repeat("<a>", 100)), XmlFaultCode.LimitExceeded },
        { "<LDM_event>\n<cmd>\u00ff", XmlFaultCode.InvalidUtf8 },
        { "\nhello", XmlFaultCode.TrailingContent },
    };

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task A_client_tells_the_fault_with_its_place_and_connects_again(string rubbish, XmlFaultCode code)
    {
        using CancellationTokenSource deadline = new(Deadline);
        using CertificateFiles files = new();
        await using RawManager manager = new(files);
        Task first = manager.ServeAsync("reg-all-events", Encoding.Latin1.GetBytes(Event + rubbish));
        await using LdmClient client = new(
            manager.Address,
            new LdmClientOptions { Trust = TlsTrust.CaFile(files.CertificatePath), Randomness = () => 0 });
        Task<Exception?> loss = FirstLossAsync(client, deadline.Token);
        await client.ConnectAsync(deadline.Token);
        await using EventSubscription<LdmEvent> subscription = await client.Events.All.OpenAsync(null, deadline.Token);
        await using IAsyncEnumerator<LdmEvent> events = subscription.GetAsyncEnumerator(deadline.Token);

        Assert.Equal("ldg1", Assert.IsType<BindDomainEvent>(await NextAsync(events)).Domain);
        await first;
        Task second = manager.ServeAsync("reg-all-events", Encoding.UTF8.GetBytes(Event));
        Assert.IsType<LdmGapEvent>(await NextAsync(events));
        Assert.IsType<BindDomainEvent>(await NextAsync(events));

        XmlFault fault = Assert.IsType<XmlFaultException>((await loss)?.InnerException).Fault;
        Assert.Equal(code, fault.Code);
        Assert.True(fault.Offset > 0);
        Assert.Equal(2, fault.Line);
        Assert.NotEmpty(fault.Message);
        await client.DisposeAsync();
        await second;
    }

    private static async Task<Exception?> FirstLossAsync(LdmClient client, CancellationToken cancellationToken)
    {
        await foreach (ConnectionStateChange change in client.WatchStateAsync(cancellationToken))
        {
            if (change.Current == ConnectionState.Reconnecting)
            {
                return change.Cause;
            }
        }

        return null;
    }

    private static async Task<LdmEvent> NextAsync(IAsyncEnumerator<LdmEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}

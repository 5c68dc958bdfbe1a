using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Simulation;

/// <summary>
/// Somebody who works with the manager while others watch: lists, defines a domain, takes it through its life.
/// </summary>
internal sealed class DemoVisitor(LdmClient client, DemoSummary summary, IEventDisplay display)
{
    private const string Guest = "visitor1";

    /// <summary>Sends the requests, spread over a time.</summary>
    public async Task RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        Func<Task<LdmReply>>[] requests =
        [
            async () => await client.ListDomainAsync(new ListDomainRequest(), cancellationToken),
            async () => await client.AddDomainAsync(new AddDomainRequest(Guest), cancellationToken),
            async () => await client.StartDomainAsync(new StartDomainRequest(Guest), cancellationToken),
            async () => await client.BindDomainAsync(new BindDomainRequest(Guest), cancellationToken),
            async () => await client.StartDomainAsync(new StartDomainRequest(Guest), cancellationToken),
            async () => await client.StopDomainAsync(new StopDomainRequest(Guest) { Force = true }, cancellationToken),
            async () => await client.UnbindDomainAsync(new UnbindDomainRequest(Guest), cancellationToken),
            async () => await client.RemoveDomainAsync(new RemoveDomainRequest { Domain = Guest }, cancellationToken),
        ];
        foreach (Func<Task<LdmReply>> request in requests)
        {
            await Task.Delay(length / (requests.Length + 1), cancellationToken);
            LdmReply reply = await request();
            summary.Requests++;
            summary.Refused += reply.Succeeded ? 0 : 1;
            display.Remark($"{reply.Name} {Subject(reply)} -> {reply.Status}{Reasons(reply)}");
        }
    }

    private static string Subject(LdmReply reply) =>
        reply is ListDomainReply list ? $"({list.Domains.Count} domains)" : Guest;

    private static string Reasons(LdmReply reply) => string.Concat(reply.Messages.Select(message => ": " + message));
}

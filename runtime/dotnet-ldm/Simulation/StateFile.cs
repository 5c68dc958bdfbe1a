using LdmCodegen.Runtime;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.Tool.Simulation;

/// <summary>
/// A machine for <c>simulate --state</c>: the answer to <c>list-constraints</c>, or requests to <c>add-domain</c>.
/// </summary>
internal static class StateFile
{
    /// <summary>Reads the domains in a document.</summary>
    /// <exception cref="ToolException">The document cannot be read, or is about something else.</exception>
    public static IReadOnlyList<DomainResources> Parse(string path, ReadOnlySpan<byte> document)
    {
        if (!LdmWire.TryParseAll(document, out LdmMessage[] messages, out XmlFault fault))
        {
            throw ToolException.BadInput($"{path}({fault.Line},{fault.Column}): {fault.Message}");
        }

        List<DomainResources> domains = [];
        foreach (LdmMessage message in messages)
        {
            switch (message)
            {
                case ListConstraintsReply { Succeeded: true } listed:
                    domains.AddRange(listed.Domains);
                    break;
                case AddDomainRequest asked:
                    domains.Add(new DomainResources(asked.Domain) { Resources = asked.Resources });
                    break;
                default:
                    throw ToolException.BadInput(
                        $"{path}: expected what list-constraints answers, or add-domain requests, not {message.Name}");
            }
        }

        return domains;
    }

    /// <summary>Puts the domains into an empty machine.</summary>
    /// <exception cref="ToolException">A domain is refused; the message says why.</exception>
    public static void Load(string path, IReadOnlyList<DomainResources> domains, SimulatedFleet fleet)
    {
        foreach (DomainResources domain in domains)
        {
            if (fleet.Add(domain.Domain, domain.Resources).Refusal is { } refusal)
            {
                throw ToolException.BadInput($"{path}: {refusal}");
            }
        }
    }
}

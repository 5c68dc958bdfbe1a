using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Tolerance;

/// <summary>A malformed example or a contradiction of the specification, and what becomes of it.</summary>
/// <param name="Id">Its number in the specification.</param>
/// <param name="What">What is odd about it.</param>
/// <param name="Document">A document that shows it.</param>
/// <param name="Strict">The code and the text of the strict fault; null when the document is read as it is.</param>
/// <param name="Repairs">Ids of the repairs that the profile makes; null when there is no repair.</param>
/// <param name="Holds">What the messages read, strictly or with repairs, show.</param>
internal sealed record Contradiction(
    string Id, string What, string Document, (XmlFaultCode Code, string Text)? Strict, string? Repairs,
    Func<LdmMessage[], bool> Holds)
{
    private const string Prefixes =
        """<LDM_interface version="1.3"><cmd><action>add-domain</action><data version="3.0"><Envelope><References/><Content ovf:id="web1">""";

    /// <summary>A request that adds a domain with resources.</summary>
    public static string Adding(string content) =>
        $"{Prefixes}{content}</Content></Envelope></data></cmd></LDM_interface>";

    /// <summary>The section of a resource with these parts.</summary>
    public static string Section(string kind, string parts, string attributes = "") =>
        $"<Section{attributes}><Item><rasd:OtherResourceType>{kind}</rasd:OtherResourceType>{parts}</Item></Section>";

    /// <summary>An event of a domain.</summary>
    public static string Event(string name, string envelope) =>
        $"""<LDM_event version="1.1"><cmd><action>{name}</action><data version="3.0">{envelope}</data></cmd></LDM_event>""";

    /// <summary>The first resource of a type in the requests that add domains.</summary>
    public static T? Resource<T>(LdmMessage[] messages)
        where T : LdmResource =>
        messages.OfType<AddDomainRequest>().SelectMany(message => message.Resources ?? []).OfType<T>().FirstOrDefault();

    public byte[] Utf8 => Encoding.UTF8.GetBytes(Document);

    public override string ToString() => $"{Id}: {What}";
}

using System.Text;
using Acme.Lab;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>The laboratory protocol: its schema, and documents of it.</summary>
internal static class Lab
{
    public const string Path = "lab.protocol.xml";

    public static string Schema { get; } = File.ReadAllText(System.IO.Path.Combine(
        Repository.Root, "tests", "LdmCodegen.Generator.Tests", "Emit", Path));

    /// <summary>An event document; what stands in its payload, and attributes of the payload.</summary>
    public static string Notice(string name, string content, string attributes = "") =>
        $"""<Notice version="2.0"><Entry><What>{name}</What><Body format="7"{attributes}>{content}</Body></Entry></Notice>""";

    /// <summary>A request document.</summary>
    public static string Call(string name, string content, string flags = "") =>
        $"""<l:Call version="2.0"><Job><Verb>{name}</Verb>{flags}<l:Body>{content}</l:Body></Job></l:Call>""";

    /// <summary>A reply document with a status on each level; each level's own markup.</summary>
    public static string Answer(string name, string content, string object_, string unit, string root) =>
        $"<l:Call><Job><Verb>{name}</Verb><l:Body>{content}{object_}</l:Body>{unit}</Job>{root}</l:Call>";

    public static T Parse<T>(string xml)
        where T : LabMessage => Assert.IsType<T>(LabWire.Parse(Encoding.UTF8.GetBytes(xml)));

    public static XmlFault Fault(string xml) => Fault(Encoding.UTF8.GetBytes(xml));

    public static XmlFault Fault(byte[] utf8)
    {
        Assert.False(LabWire.TryParse(utf8, out LabMessage? message, out XmlFault fault));
        Assert.Null(message);
        return fault;
    }

    /// <summary>The message survives writing and reading in every dialect.</summary>
    public static T RoundTrip<T>(T message)
        where T : LabMessage
    {
        foreach (LabDialect dialect in Enum.GetValues<LabDialect>())
        {
            string xml = LabWire.ToXml(message, dialect);
            Assert.Equal(message, LabWire.Parse(Encoding.UTF8.GetBytes(xml)));
        }

        return message;
    }
}

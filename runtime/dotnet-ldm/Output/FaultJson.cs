using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;

namespace LdmCodegen.Tool.Output;

/// <summary>A document that could not be read, as JSON members.</summary>
internal static class FaultJson
{
    /// <summary>Writes the members into an object that is open.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="document">Which document of the input, from 1.</param>
    /// <param name="fault">What is wrong; its offset counts from the start of the input.</param>
    /// <param name="position">The same place as line and column of the input.</param>
    public static void WriteMembers(Utf8JsonWriter json, int document, XmlFault fault, TextPosition position)
    {
        json.WriteString("kind", "fault");
        json.WriteNumber("offset", fault.Offset);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("column", position.Column);
        json.WriteString("fault", fault.Message);
        json.WriteString("code", JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Code.ToString()));
        json.WriteString("path", fault.Path);
        json.WriteNumber("document", document);
    }
}

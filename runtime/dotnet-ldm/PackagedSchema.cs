using System.Reflection;
using LdmCodegen.Schema;

namespace LdmCodegen.Tool;

/// <summary>The schema that ships with the tool, for files that import it.</summary>
internal static class PackagedSchema
{
    private const string ResourceName = "schema/ldm.protocol.xml";

    /// <summary>Reads the schema out of the tool's assembly.</summary>
    public static SchemaFile Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"the tool was built without {ResourceName}");
        using StreamReader reader = new(stream);
        return SchemaCompiler.Read(ResourceName, reader.ReadToEnd());
    }
}

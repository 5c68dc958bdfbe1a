using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests;

/// <summary>Compiles schemas written in tests.</summary>
internal static class SchemaTester
{
    /// <summary>The files that schemas in tests can import.</summary>
    public static readonly SchemaFile[] Others =
    [
        SchemaCompiler.Read("base.protocol.xml", """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Base" namespace="Base" edition="3">
              <transport port="1234" framing="documents" tls="direct" />
              <wire>
                <message kind="call" root="call" unit="cmd" selector="action" payload="data" />
                <message kind="event" root="event" unit="cmd" selector="action" payload="data" />
              </wire>
              <action name="reg-health" />
              <action name="unreg-health" />
              <events group="Health" register="reg-health" unregister="unreg-health" />
            </protocol>
            """),
        SchemaCompiler.Read("loop.protocol.xml", """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Loop"><import protocol="Sample" /></protocol>
            """),
        SchemaCompiler.Read("twice1.protocol.xml", "<protocol xmlns='urn:ldmcodegen:schema:1' name='Twice' />"),
        SchemaCompiler.Read("twice2.protocol.xml", "<protocol xmlns='urn:ldmcodegen:schema:1' name='Twice' />"),
    ];

    private const string Head = """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Sample" namespace="Sample" doc="A sample.">
          <versions on="@version"><version id="1.0" /><version id="1.1" /></versions>
          <xmlns prefix="p" uri="urn:p" />
          <wire>
            <message kind="call" root="call" unit="cmd" selector="action" option="options" payload="data" />
            <message kind="event" root="event" unit="cmd" selector="action" payload="data" />
            <reply element="response" status="status" detail="text" />
            <bag item="Item" selector="Kind" entry="Entry" key="@name" />
          </wire>
          <shape name="Ref" path="Object"><property name="Id" path="@id" required="true" doc="Which." /></shape>
          <events group="Life"><event name="born" shape="Ref" doc="It begins." /></events>
          <action name="register" doc="Asks for events." />

        """;

    /// <summary>A whole file around a fragment; a text that begins with a root or declaration is one already.</summary>
    public static string Document(string fragment)
    {
        string text = fragment.TrimStart();
        return text.StartsWith("<protocol", StringComparison.Ordinal)
            || text.StartsWith("<?xml", StringComparison.Ordinal)
            ? fragment
            : Head + fragment + "\n</protocol>";
    }

    public static SchemaResult Compile(string fragment) => CompileFile(Document(fragment), Others);

    /// <summary>Compiles a fragment against the text of a contract; null for none.</summary>
    public static SchemaResult Compile(string fragment, string? contract) => SchemaCompiler.Compile(
        SchemaCompiler.Read("sample.protocol.xml", Document(fragment)),
        Others,
        contract is null ? null : ContractFile.Read("Sample.contract.txt", contract));

    public static SchemaResult CompileFile(string text, params SchemaFile[] others) =>
        Compile(SchemaCompiler.Read("sample.protocol.xml", text), others);

    /// <summary>Compiles a file; suggestions, such as for missing documentation, are left out.</summary>
    public static SchemaResult Compile(SchemaFile file, IReadOnlyList<SchemaFile> others)
    {
        SchemaResult result = SchemaCompiler.Compile(file, others);
        return result with
        {
            Diagnostics = result.Diagnostics.Where(found => found.Severity != SchemaSeverity.Info).ToEquatableArray(),
        };
    }

    /// <summary>The model of a schema without findings.</summary>
    public static ProtocolModel Model(string fragment)
    {
        SchemaResult result = Compile(fragment);
        Assert.Equal("", string.Join("\n", result.Diagnostics));
        return result.Model!;
    }
}

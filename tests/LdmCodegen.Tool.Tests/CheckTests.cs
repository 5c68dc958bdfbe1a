using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

public sealed class CheckTests : IDisposable
{
    private const string Extension =
        """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="AcmeLdm" namespace="Acme.Ldm" edition="1" doc="Acme's domains.">
          <import protocol="Ldm"/>
          <events group="Domain">
            <event name="snapshot-domain" doc="A snapshot was taken."/>
          </events>
        </protocol>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_packaged_schema_has_no_findings()
    {
        ToolRun run = await ToolRun.OfAsync("check", RepositoryPath("schema/ldm.protocol.xml"));

        Assert.Equal("", run.Out);
        Assert.Equal("1 file, 0 errors, 0 warnings\n", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_schema_may_import_the_packaged_one()
    {
        ToolRun run = await ToolRun.OfAsync("check", Write("acme.protocol.xml", Extension));

        Assert.Equal("", run.Out);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_fault_is_printed_with_file_line_column_and_rule()
    {
        string slip = Extension.Replace("<event name", "<event nmae", StringComparison.Ordinal);
        string path = Write("acme.protocol.xml", slip);

        ToolRun run = await ToolRun.OfAsync("check", path);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"acme\.protocol\.xml\(4,\d+\): error LDM\d{4}: ", run.Lines[0]);
        Assert.Contains("'nmae'", run.Out);
        Assert.Contains("did you mean 'name'", run.Out);
        Assert.Matches(@"^1 file, [1-9]\d* errors?, \d+ warnings?\n$", run.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_xml_is_a_finding_with_its_place()
    {
        ToolRun run = await ToolRun.OfAsync("check", Write(
            "broken.protocol.xml", "<protocol xmlns='urn:ldmcodegen:schema:1'>\n  <events"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.Contains("broken.protocol.xml(2,", StringComparison.Ordinal)
            && line.Contains("): error LDM1001: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_another_root_is_a_finding()
    {
        ToolRun run = await ToolRun.OfAsync("check", Write("page.xml", "<html/>"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("page.xml(1,1): error: not a schema", run.Out);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        ToolRun run = await ToolRun.OfAsync("check", Path.Combine(_folder.FullName, "none.protocol.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("none.protocol.xml: no such file", run.Error);
    }

    [Fact]
    public async Task Files_given_together_can_import_each_other()
    {
        string first = Write("first.protocol.xml", Importing("First", "Ldm"));
        string second = Write("second.protocol.xml", Importing("Second", "First"));

        ToolRun together = await ToolRun.OfAsync("check", first, second);
        ToolRun alone = await ToolRun.OfAsync("check", second);

        Assert.Equal(0, together.ExitCode);
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("First", alone.Out);
    }

    private static string Importing(string name, string other) =>
        $"""
        <protocol xmlns="urn:ldmcodegen:schema:1" name="{name}" namespace="N" edition="1">
          <import protocol="{other}"/>
        </protocol>
        """;

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string RepositoryPath(string relative) => Path.Combine(Repository.Root, relative);
}

using System.Text.Json;

namespace LdmCodegen.Tool.Tests;

/// <summary><c>baseline</c>, <c>diff</c>, and <c>check</c> of a schema that has a contract.</summary>
public sealed class ContractTests : IDisposable
{
    private const string Doors = """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Doors" namespace="Demo.Doors" doc="Doors.">
          <wire>
            <message kind="event" root="tell" unit="do" selector="verb" payload="what" />
          </wire>
          <shape name="DoorRef" path="Door"><property name="Door" path="@name" doc="Which." /></shape>
          <events group="Doors" shape="DoorRef">
            <event name="door-opened" doc="It is open." />
            <event name="door-closed" doc="It is shut." />
          </events>
        </protocol>
        """;

    private const string Opened = """<event name="door-opened" doc="It is open." />""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-contract-");

    private string SchemaPath => Path.Combine(_folder.FullName, "doors.protocol.xml");

    private string ContractPath => Path.Combine(_folder.FullName, "Doors.contract.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_baseline_is_written_beside_the_schema_and_holds_until_the_schema_changes()
    {
        Write(Doors);

        ToolRun first = await ToolRun.OfAsync("baseline", SchemaPath);
        ToolRun second = await ToolRun.OfAsync("baseline", "--check", SchemaPath);

        Assert.Equal((0, $"{ContractPath}: written\n"), (first.ExitCode, first.Error));
        Assert.Equal((0, "", $"{ContractPath}: up to date\n"), (second.ExitCode, second.Out, second.Error));
        string[] lines = File.ReadAllLines(ContractPath);
        Assert.Equal(lines.Skip(1).Order(StringComparer.Ordinal), lines.Skip(1));
        Assert.Contains("event door-opened csharp=DoorOpened group=Doors shape=DoorRef", lines);
    }

    [Fact]
    public async Task A_check_of_a_baseline_tells_what_is_missing_and_writes_nothing()
    {
        await AcceptAsync(Doors);
        string before = File.ReadAllText(ContractPath);
        Write(Doors.Replace(Opened, Opened + """<event name="door-held" doc="It stays open." />"""));

        ToolRun run = await ToolRun.OfAsync("baseline", "--check", SchemaPath);

        Assert.Equal((1, $"{ContractPath}: not up to date\n"), (run.ExitCode, run.Error));
        Assert.Equal("+ event door-held csharp=DoorHeld group=Doors shape=DoorRef\n", run.Out);
        Assert.Equal(before, File.ReadAllText(ContractPath));
    }

    [Fact]
    public async Task A_removed_event_fails_the_check_until_it_is_accepted_and_its_name_stays_reserved()
    {
        await AcceptAsync(Doors);
        Write(Doors.Replace(Opened, ""));

        ToolRun check = await ToolRun.OfAsync("check", SchemaPath);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("Doors.contract.txt(", check.Lines[0]);
        Assert.Contains("error LDM3001: The contract promises 'event door-opened', which the schema no longer has", check.Lines[0]);

        ToolRun accept = await ToolRun.OfAsync("baseline", SchemaPath);
        Assert.Equal(0, accept.ExitCode);
        Assert.Contains("+ retired event door-opened", accept.Lines);
        Assert.Equal(0, (await ToolRun.OfAsync("check", SchemaPath)).ExitCode);

        Write(Doors);
        ToolRun again = await ToolRun.OfAsync("baseline", SchemaPath);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("error LDM3007: 'event door-opened' was retired", again.Out);
        Assert.Contains("retired event door-opened", File.ReadAllLines(ContractPath));
    }

    [Fact]
    public async Task No_contract_is_written_for_a_schema_with_errors()
    {
        Write(Doors.Replace("shape=\"DoorRef\"", "shape=\"DoorReff\""));

        ToolRun run = await ToolRun.OfAsync("baseline", SchemaPath);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error LDM2006", run.Out);
        Assert.False(File.Exists(ContractPath));
    }

    [Fact]
    public async Task Editions_that_differ_in_what_breaks_nobody_exit_with_0()
    {
        Write(Doors.Replace(Opened, Opened + """<event name="door-held" doc="It stays open." />"""));

        ToolRun run = await ToolRun.OfAsync("diff", Write(Doors, "old.protocol.xml"), SchemaPath);

        Assert.Equal((0, "0 breaking, 1 compatible\n"), (run.ExitCode, run.Error));
        Assert.Equal("compatible         event door-held: added (new)\n", run.Out);
    }

    [Theory]
    [InlineData("door-opened", "door-opnd", "LDM3001", "event door-opened: removed (was it renamed to 'door-opnd'?)")]
    [InlineData("<events group", "<events csharp=\"Gates\" group", "LDM3002", "events Doors: csharp was 'Doors', is 'Gates' (code")]
    [InlineData("path=\"@name\" doc", "path=\"@name\" type=\"uint32\" doc", "LDM3003", "type was 'string', is 'uint32' (older")]
    [InlineData("path=\"@name\" doc", "path=\"@name\" required=\"true\" doc", "LDM3005", "required was not set, is 'true' (older")]
    [InlineData("root=\"tell\"", "root=\"say\"", "LDM3006", "message event: root was 'tell', is 'say' (older")]
    public async Task Editions_that_break_somebody_exit_with_1_and_say_why(
        string before, string after, string id, string description)
    {
        Write(Doors.Replace(before, after));

        ToolRun run = await ToolRun.OfAsync("diff", Write(Doors, "old.protocol.xml"), SchemaPath);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"breaking   {id} ", run.Lines[0]);
        Assert.Contains(description, run.Lines[0]);
    }

    [Fact]
    public async Task A_contract_can_be_the_older_edition_and_the_answer_can_be_json()
    {
        await AcceptAsync(Doors);
        Write(Doors.Replace("root=\"tell\"", "root=\"say\""));

        ToolRun run = await ToolRun.OfAsync("diff", "--json", ContractPath, SchemaPath);

        JsonElement change = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.Equal(
            (true, "LDM3006", "message event", "root", "tell", "say"),
            (change.GetProperty("breaking").GetBoolean(), change.GetProperty("rule").GetString(),
                change.GetProperty("entry").GetString(), change.GetProperty("fact").GetString(),
                change.GetProperty("old").GetString(), change.GetProperty("new").GetString()));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_faulty_edition_is_refused_instead_of_compared()
    {
        string faulty = Write(Doors.Replace("<events", "<evnts"), "faulty.protocol.xml");

        ToolRun run = await ToolRun.OfAsync("diff", Write(Doors), faulty);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("faulty.protocol.xml(", run.Error);
        Assert.Equal("", run.Out);
    }

    private async Task AcceptAsync(string schema)
    {
        Write(schema);
        Assert.Equal(0, (await ToolRun.OfAsync("baseline", SchemaPath)).ExitCode);
    }

    private string Write(string text, string name = "doors.protocol.xml")
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

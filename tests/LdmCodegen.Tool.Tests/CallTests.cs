using System.Net;
using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Tool.Tests;

/// <summary><c>call</c> against a simulated manager that wants a login.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string User = "ops";

    private readonly string _passwordFile = Path.GetTempFileName();
    private LdmSimulator _simulator = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_passwordFile, Canary.Password);
        _simulator = await LdmSimulator.StartAsync(new()
        {
            Seed = 7,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LoginPolicy = LoginPolicy.Always,
            Authenticator = (user, password, _) => new(user == User && password.Span.SequenceEqual(Canary.Password)),
            Logging = TestLog.Watched,
        });
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        File.Delete(_passwordFile);
    }

    [Fact]
    public async Task Domain_with_resources_is_added_listed_and_removed()
    {
        ToolRun added = await CallAsync(
            "add-domain", "lab1", "--set", "Cpu.Count=8", "--set", "memory.Size=4G", "--set", "DomainInfo.failure-policy=reset");
        ToolRun listed = await CallAsync("list-domain", "lab1", "--json");
        ToolRun removed = await CallAsync("remove-domain", "lab1");

        Assert.Equal("", added.Error);
        Assert.Equal(0, added.ExitCode);
        JsonElement domain = JsonDocument.Parse(Assert.Single(listed.Lines)).RootElement.GetProperty("domains")[0];
        Assert.Equal("lab1", domain.GetProperty("domain").GetString());
        string resources = domain.GetProperty("resources").GetRawText();
        Assert.Contains("\"count\":8", resources);
        Assert.Contains("\"size\":\"4G\"", resources);
        Assert.Equal(0, removed.ExitCode);
    }

    [Fact]
    public async Task Listing_prints_a_line_for_each_domain_and_resource()
    {
        await CallAsync("add-domain", "lab1", "--set", "Cpu.Count=8");

        ToolRun run = await CallAsync("list-domain", "lab1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("domain=lab1", run.Lines);
        Assert.Contains("  cpu count=8", run.Lines);
    }

    [Fact]
    public async Task Refusal_has_its_own_exit_code_and_its_messages()
    {
        ToolRun run = await CallAsync("stop-domain", "nobody", "--option", "Force");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("stop-domain: there is no domain named nobody", run.Error);
    }

    [Fact]
    public async Task Request_in_another_dialect_is_understood()
    {
        await CallAsync("add-domain", "lab1", "--dialect", "ldoms-1", "--set", "Cpu.Count=8");

        ToolRun run = await CallAsync("list-domain", "lab1", "--dialect", "illumos");

        Assert.Contains("  cpu count=8", run.Lines);
    }

    [Fact]
    public async Task What_the_version_of_the_peer_lacks_is_sent_only_when_the_line_says_so()
    {
        string[] words = ["set-vswitch", "--set", "Vsw.ServiceName=sw", "--set", "Vsw.Mtu=1500"];

        ToolRun refused = await CallAsync([.. words, "--peer-version", "1.0"]);
        ToolRun late = await CallAsync([.. words, "--peer-version", "ovm-3.4"]);
        ToolRun help = await ToolRun.OfAsync("call", "--help");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'Mtu' of the resource 'Vsw' is there since ovm-3.2, and the peer speaks 1.0", refused.Error);
        Assert.Contains("--no-version-check", refused.Error);
        Assert.Equal(3, late.ExitCode);
        Assert.Matches(@"\n  1\.3 +ovm-", help.Out);
    }

    [Fact]
    public async Task Refusal_is_JSON_too()
    {
        ToolRun run = await CallAsync("start-domain", "nobody", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.False(JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("succeeded").GetBoolean());
    }

    [Theory]
    [InlineData("'stop-all' is no action of Ldm", "stop-all")]
    [InlineData("stop-domain needs Domain; give it after the action", "stop-domain")]
    [InlineData("add-domain has no resource 'Cpus'; there are", "add-domain", "a", "--set", "Cpus.Count=1")]
    [InlineData("Cpu has no such property; there are Count", "add-domain", "a", "--set", "Cpu.Number=1")]
    [InlineData("Count 'many' is not an unsigned 32-bit integer", "add-domain", "a", "--set", "Cpu.Count=many")]
    [InlineData("expected Resource.Property=value", "add-domain", "a", "--set", "Cpu.Count")]
    [InlineData("stop-domain has no such option; there are Force", "stop-domain", "a", "--option", "Hard")]
    [InlineData("--option Force takes no value", "stop-domain", "a", "--option", "Force=1")]
    [InlineData("name a file that has it: Password=@FILE", "add-domain", "a", "--set", "DomainInfo.Password=c2VjcmV0")]
    public async Task What_cannot_be_sent_is_a_usage_error(string message, params string[] words)
    {
        ToolRun run = await CallAsync(words);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public async Task A_wrong_login_ends_with_4_and_a_refusal()
    {
        await File.WriteAllTextAsync(_passwordFile, "guess");

        ToolRun run = await CallAsync("list-domain");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("not-authorized", run.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task A_secret_is_sent_from_its_file_and_never_printed(params string[] form)
    {
        ToolRun added = await CallAsync(
            ["add-domain", "lab1", "--set", "DomainInfo.Password=@" + _passwordFile, .. form]);
        ToolRun listed = await CallAsync(["list-domain", "lab1", .. form]);

        Assert.Equal((0, ""), (added.ExitCode, added.Error));
        Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
        Assert.Contains(
            Assert.Single(_simulator.Fleet.Find("lab1")!.Resources.OfType<DomainInfoResource>()).Password!.Value.Bytes.ToArray(),
            Canary.Utf8);
        Assert.DoesNotContain(Canary.Password, added.Out + listed.Out);
    }

    [Fact]
    public async Task Help_lists_every_action_and_needs_no_manager()
    {
        ToolRun run = await ToolRun.OfAsync("call", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(LdmSchema.ActionNames, name => Assert.Contains($"  {name} ", run.Out));
    }

    [Theory]
    [InlineData("call", "stop-domain", "--help")]
    [InlineData("call", "cdom1", "stop-domain", "--help")]
    public async Task Help_of_an_action_tells_object_options_and_source(params string[] line)
    {
        ToolRun run = await ToolRun.OfAsync(line);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("stop-domain: Stops a running domain.", run.Out);
        Assert.Contains("stop-domain DOMAIN", run.Out);
        Assert.Contains("Force", run.Out);
        Assert.Contains("Sent as -f.", run.Out);
    }

    [Fact]
    public async Task Help_of_an_action_tells_types_units_values_defaults_and_versions_of_properties()
    {
        ToolRun run = await ToolRun.OfAsync("call", "add-domain", "--help");

        Assert.Contains("Unit: virtual CPUs.", run.Out);
        Assert.Contains("One of ignore, panic, reset, stop. Default: ignore.", run.Out);
        Assert.Contains("Since 1.3.", run.Out);
        Assert.Contains("Secret: Password=@FILE.", run.Out);
    }

    private Task<ToolRun> CallAsync(params string[] words) => ToolRun.OfAsync(
    [
        "call", _simulator.LocalEndPoint.ToString()!, .. words,
        "--trust", "pin:" + _simulator.CertificatePin, "--user", User, "--password-file", _passwordFile,
    ]);
}

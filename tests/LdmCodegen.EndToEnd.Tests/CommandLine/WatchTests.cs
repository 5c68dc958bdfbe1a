using System.Text.Json;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.CommandLine;

public sealed class WatchTests
{
    [Fact]
    public async Task Watch_prints_events_of_a_simulator_in_another_process_and_ends_with_130()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RunningProcess watch = RunningProcess.StartTool(
            "watch", simulator.EndPoint.ToString(), "--json", "--trust", simulator.Pin);

        string line = await watch.WaitForLineAsync(IsEvent);
        JsonElement e = JsonDocument.Parse(line).RootElement;
        await watch.InterruptAsync();
        (int exitCode, _) = await watch.WaitForExitAsync();

        Assert.EndsWith("Event", e.GetProperty("type").GetString());
        Assert.True(e.GetProperty("receivedAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Equal(130, exitCode);
    }

    [Fact]
    public async Task Watch_of_one_group_prints_that_group_alone()
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RunningProcess watch = RunningProcess.StartTool(
            "watch", simulator.EndPoint.ToString(), "--events", "resource", "--trust", simulator.Pin);

        for (int i = 0; i < 3; i++)
        {
            Assert.Contains("  resource  ", await watch.WaitForLineAsync(_ => true));
        }
    }

    [Fact]
    public async Task Watch_survives_a_restart_of_the_peer_and_shows_the_gap()
    {
        using CertificateFiles files = new();
        string[] certificate = ["--cert", files.CertificatePath, "--key", files.KeyPath];
        await using SimulatorProcess first = await SimulatorProcess.StartAsync(0, certificate);
        await using RunningProcess watch = RunningProcess.StartTool(
            "watch", first.EndPoint.ToString(), "--json", "--trust", "ca:" + files.CertificatePath);
        await watch.WaitForLineAsync(IsEvent);

        await first.DisposeAsync();
        await using SimulatorProcess second = await SimulatorProcess.StartAsync(first.EndPoint.Port, certificate);

        string gap = await watch.WaitForLineAsync(line => line.Contains("\"kind\":\"gap\"", StringComparison.Ordinal));
        await watch.WaitForLineAsync(IsEvent);
        Assert.Equal("reconnected", JsonDocument.Parse(gap).RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_login_with_the_right_password_is_let_in_and_a_wrong_one_ends_with_4()
    {
        using TextFile right = new(Canary.Password + "\n");
        using TextFile wrong = new("battery staple\n");
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(
            0, "--user", "ops", "--password-file", right.Path);
        string[] watch =
            ["watch", simulator.EndPoint.ToString(), "--trust", simulator.Pin, "--user", "ops", "--password-file"];

        await using RunningProcess welcome = RunningProcess.StartTool([.. watch, right.Path]);
        await welcome.WaitForLineAsync(_ => true);
        await using RunningProcess refused = RunningProcess.StartTool([.. watch, wrong.Path]);
        (int exitCode, _) = await refused.WaitForExitAsync();

        Assert.Equal(4, exitCode);
        Assert.DoesNotContain("battery", refused.Error);
    }

    [Theory]
    [InlineData("--trust", "pin:sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("--trust", "system")]
    [InlineData("--insecure-no-tls")]
    public async Task A_peer_that_cannot_be_trusted_ends_with_4(params string[] trust)
    {
        await using SimulatorProcess simulator = await SimulatorProcess.StartAsync();
        await using RunningProcess watch = RunningProcess.StartTool(["watch", simulator.EndPoint.ToString(), .. trust]);

        (int exitCode, _) = await watch.WaitForExitAsync();

        Assert.Equal(4, exitCode);
        Assert.StartsWith("dotnet-ldm: ", watch.Error);
    }

    [Fact]
    public async Task Nobody_listening_ends_with_4()
    {
        await using RunningProcess watch = RunningProcess.StartTool("watch", "127.0.0.1:1", "--timeout", "5");

        (int exitCode, _) = await watch.WaitForExitAsync();

        Assert.Equal(4, exitCode);
    }

    private static bool IsEvent(string line) => line.Contains("\"kind\":\"event\"", StringComparison.Ordinal);
}

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>The samples build and run from the packed packages alone, as for somebody who copied them.</summary>
[Collection(nameof(PackedPackages))]
public sealed class SampleTests(PackedPackages packages)
{
    [Fact]
    public async Task Samples_build_and_run_from_the_packages_alone()
    {
        string log = await packages.BuildAsync("samples");
        Assert.Contains(" 0 Warning(s)", log);

        string watched = await RunAsync("WatchDomains");
        Assert.StartsWith("9 domains: primary, ldg1", watched);
        Assert.EndsWith("the day is over", watched);
        Assert.Contains("PANIC of ", watched);

        string[] extended = (await RunAsync("ExtendedDomains")).Split('\n');
        Assert.Superset(
            new HashSet<string>
            {
                "ldg1 was started", "start: True, snapshot: True", "ldg1 has snapshot before-patch", "ldg1 is backed up",
            },
            extended.ToHashSet());
        Assert.Contains("key=\"acme_tier\">gold<", extended[^1]);

        Assert.Equal(
            "front: open\ncellar: there is no door 'cellar'\nevent: front was opened, the main entrance", await RunAsync("Doors"));

        string tickets = await RunAsync(
            "TwoProtocols",
            "<lamp><note><what>burned-out</what><where><lamp name=\"hall\"><hours>912</hours></lamp></where></note></lamp>\n");
        Assert.Contains("title=\"Replace lamp 'hall' (912 hours)\"", tickets);
    }

    [Fact]
    public async Task The_sample_with_tests_passes_them()
    {
        string log = await packages.DotnetAsync(
            "samples/Doors.Tests", "test", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false");

        Assert.Matches("Passed! .*Failed: +0, Passed: +8,", log);
    }

    private Task<string> RunAsync(string sample, string input = "") =>
        packages.ProgramAsync($"samples/{sample}", Path.Combine(packages.Work, $"samples/{sample}/bin/Debug/net10.0/{sample}"), input);
}

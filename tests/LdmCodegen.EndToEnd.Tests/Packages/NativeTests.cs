namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>Consumers that are compiled to machine code ahead of time, or left with no more than they use.</summary>
[Collection(nameof(PackedPackages))]
public sealed class NativeTests(PackedPackages packages)
{
    [Fact]
    public async Task A_natively_compiled_consumer_builds_without_warnings_and_runs()
    {
        // The native runtime of net10.0 is not to be had everywhere; that of net9.0 is.
        string folder = await PublishAsync(
            "native", "<TargetFramework>net9.0</TargetFramework><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");

        await AssertRunsAsync(folder);
    }

    [Fact]
    public async Task A_trimmed_consumer_builds_without_warnings_and_runs()
    {
        string folder = await PublishAsync(
            "trimmed",
            """
            <TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishTrimmed>true</PublishTrimmed>
            <TrimMode>full</TrimMode><TrimmerSingleWarn>false</TrimmerSingleWarn><SelfContained>true</SelfContained>
            """);

        await AssertRunsAsync(folder);
        Assert.True(
            new FileInfo(Path.Combine(folder, "out/LdmCodegen.Runtime.dll")).Length < RuntimeLength(), "nothing was trimmed away");
    }

    private long RuntimeLength() =>
        new FileInfo(Path.Combine(packages.Work, "../restored/ldmcodegen.runtime/0.1.0/lib/net10.0/LdmCodegen.Runtime.dll")).Length;

    private async Task<string> PublishAsync(string name, string properties)
    {
        string folder = await packages.CopyWithMachineSourcesAsync("samples/Doors", name);
        string project = Path.Combine(folder, "Doors.csproj");
        string text = await File.ReadAllTextAsync(project);
        const string Target = "<TargetFramework>net10.0</TargetFramework>";
        Assert.Contains(Target, text);

        await File.WriteAllTextAsync(project, text.Replace(Target, properties, StringComparison.Ordinal));

        string log = await packages.DotnetAsync(
            folder, "publish", "-c", "Release", "-o", "out", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false");

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        return folder;
    }

    private async Task AssertRunsAsync(string folder) => Assert.Equal(
        "front: open\ncellar: there is no door 'cellar'\nevent: front was opened, the main entrance",
        await packages.ProgramAsync(folder, Path.Combine(folder, "out/Doors")));
}

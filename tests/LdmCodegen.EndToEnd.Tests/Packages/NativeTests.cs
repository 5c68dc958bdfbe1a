namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>A consumer that is compiled to machine code ahead of time.</summary>
[Collection(nameof(PackedPackages))]
public sealed class NativeTests(PackedPackages packages)
{
    [Fact]
    public async Task A_natively_compiled_consumer_builds_without_warnings_and_runs()
    {
        string folder = await packages.CopyWithMachineSourcesAsync("samples/Doors", "native");
        string project = Path.Combine(folder, "Doors.csproj");
        string text = await File.ReadAllTextAsync(project);
        const string Target = "<TargetFramework>net10.0</TargetFramework>";
        Assert.Contains(Target, text);

        // The native runtime of net10.0 is not to be had everywhere; that of net9.0 is.
        await File.WriteAllTextAsync(project, text.Replace(
            Target,
            "<TargetFramework>net9.0</TargetFramework><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>",
            StringComparison.Ordinal));

        string log = await packages.DotnetAsync(
            folder, "publish", "-c", "Release", "-o", "out", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false");

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "front: open\ncellar: there is no door 'cellar'\nevent: front was opened, the main entrance",
            await packages.ProgramAsync(folder, Path.Combine(folder, "out/Doors")));
    }
}

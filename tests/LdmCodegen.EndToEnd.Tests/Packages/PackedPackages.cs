using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>
/// The packages of this checkout, packed once for all tests into a folder of their own, and a folder where a stranger
/// works who has nothing else: no source, no packages of earlier builds.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-packages-");

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(_folder.FullName, "packages");

    /// <summary>Where projects are made.</summary>
    public string Work => Path.Combine(_folder.FullName, "work");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Packages);
        Directory.CreateDirectory(Work);
        await File.WriteAllTextAsync(Path.Combine(Work, "nuget.config"), NuGetConfig());
        await PackAsync(Packages);
        await CopyAsync("samples", "nuget.config");
    }

    /// <summary>Packs what is built here into a folder.</summary>
    internal static Task PackAsync(string folder) => RunAsync(
        Repository.Root, "dotnet", "pack", "LdmCodegen.sln", "--no-build", "-c", Configuration, "-o", folder, "--nologo",
        "-nodeReuse:false");

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs <c>dotnet</c> in a folder under <see cref="Work"/>; anything but success fails the test with the output.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> DotnetAsync(string folder, params string[] arguments) =>
        RunAsync(Path.Combine(Work, folder), "dotnet", arguments);

    /// <summary>Builds the project or solution of a folder under <see cref="Work"/>.</summary>
    public Task<string> BuildAsync(string folder, params string[] more) =>
        DotnetAsync(folder, ["build", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false", .. more]);

    /// <summary>Builds as <see cref="BuildAsync"/> does, and may fail.</summary>
    /// <returns>What the build printed.</returns>
    public async Task<string> LogOfBuildAsync(string folder)
    {
        await using RunningProcess process = RunningProcess.StartIn(
            Path.Combine(Work, folder), "dotnet", "build", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        (_, List<string> lines) = await process.WaitForExitAsync(BuildTime);
        return string.Join('\n', lines);
    }

    /// <summary>Runs a program that was built or published under <see cref="Work"/>.</summary>
    public Task<string> ProgramAsync(string folder, string program, string input = "") =>
        RunWithInputAsync(Path.Combine(Work, folder), program, [], input);

    /// <summary>
    /// Copies a folder of <see cref="Work"/> to where packages come from the machine's own sources as well: for what a
    /// checkout does not need to be built.
    /// </summary>
    /// <returns>The copy.</returns>
    public async Task<string> CopyWithMachineSourcesAsync(string folder, string name)
    {
        string copy = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Work, folder)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(
            Path.Combine(copy, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.FullName, "restored")}" /></config>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
            </configuration>
            """);
        return copy;
    }

    private static Task<string> RunAsync(string folder, string program, params string[] arguments) =>
        RunWithInputAsync(folder, program, arguments, "");

    private static async Task<string> RunWithInputAsync(string folder, string program, string[] arguments, string input)
    {
        await using RunningProcess process = RunningProcess.StartIn(folder, program, arguments);
        await process.Input.WriteAsync(input);
        process.Input.Close();
        (int code, List<string> lines) = await process.WaitForExitAsync(BuildTime);
        string output = string.Join('\n', lines);
        Assert.True(
            code == 0, $"{program} {string.Join(' ', arguments)} in {folder} ended with {code}:\n{output}\n{process.Error}");
        return output;
    }

    private async Task CopyAsync(string folder, params string[] except)
    {
        string from = Path.Combine(Repository.Root, folder);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (!except.Contains(name) && !name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                string target = Path.Combine(Work, folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using FileStream source = File.OpenRead(file);
                await using FileStream copy = File.Create(target);
                await source.CopyToAsync(copy);
            }
        }
    }

    // Our packages come from the folder alone. What they depend on, this machine restored to build the checkout: those are
    // taken from there, so that no network is needed.
    private string NuGetConfig() =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.FullName, "restored")}" /></config>
          <packageSources>
            <clear />
            <add key="packed" value="{Packages}" />
            <add key="machine" value="{MachineFolder}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="packed"><package pattern="LdmCodegen*" /><package pattern="dotnet-ldm" /></packageSource>
            <packageSource key="machine"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    private static string MachineFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration =>
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
}

/// <summary>Tests that use the packages, one after another: they share the folder and the cores.</summary>
[CollectionDefinition(nameof(PackedPackages))]
public sealed class PackedPackagesGroup : ICollectionFixture<PackedPackages>;

using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Authoring;

/// <summary>
/// A small program in a folder of its own that compiles a schema with the generator of this checkout, as a user's does.
/// </summary>
internal sealed class ConsumerProject : IDisposable
{
    internal static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-consumer-");

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    /// <summary>Writes the project file.</summary>
    public void WriteProject() => Write(
        "Consumer.csproj",
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <LdmGenerate>client;server</LdmGenerate>
          </PropertyGroup>
          <Import Project="{Repository.Root}/generator/LdmCodegen/buildTransitive/LdmCodegen.props" />
          <ItemGroup>
            <Analyzer Include="{Generator}" />
            <Reference Include="{AppContext.BaseDirectory}/LdmCodegen.Runtime.dll" />
            <Reference Include="{AppContext.BaseDirectory}/Microsoft.Extensions.*.Abstractions.dll" />
          </ItemGroup>
          <Import Project="{Repository.Root}/generator/LdmCodegen/buildTransitive/LdmCodegen.targets" />
        </Project>
        """);

    /// <summary>Builds and runs the program.</summary>
    /// <returns>What it printed, or what the build did when there was nothing to run.</returns>
    public async Task<string> RunAsync()
    {
        await using RunningProcess build = RunningProcess.StartIn(
            _folder.FullName,
            "dotnet",
            ["build", "--nologo", "-v", "quiet", "-o", "out", "-p:UseSharedCompilation=false", "-nodeReuse:false"]);
        (int built, List<string> log) = await build.WaitForExitAsync(BuildTime);
        if (built != 0)
        {
            return string.Join('\n', log);
        }

        await using RunningProcess program = RunningProcess.StartIn(_folder.FullName, "dotnet", "out/Consumer.dll");
        (_, List<string> output) = await program.WaitForExitAsync();
        return string.Join('\n', output) + program.Error;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The tests and the generator are built in the same configuration.
    internal static string Generator => Path.Combine(
        Repository.Root,
        "generator/LdmCodegen.Generator/bin",
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name,
        "netstandard2.0/LdmCodegen.Generator.dll");
}

using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Authoring;

/// <summary>The project of the packaged protocol holds its schema against its contract whenever it is built.</summary>
public sealed class PackagedContractTests : IDisposable
{
    private const string Project = "runtime/LdmCodegen.LogicalDomains/LdmCodegen.LogicalDomains.csproj";
    private const string Schema = "schema/ldm.protocol.xml";
    private const string Contract = "schema/Ldm.contract.txt";
    private const string Event = "domain-reset";

    private readonly string _folder = Directory.CreateTempSubdirectory("ldm-contract-").FullName;

    [Fact]
    public async Task A_build_without_an_event_that_was_promised_fails_at_its_line_in_the_contract()
    {
        string[] schema = File.ReadAllLines(Path.Combine(Repository.Root, Schema));
        string line = Assert.Single(schema, text => text.Contains($"<event name=\"{Event}\"", StringComparison.Ordinal));
        string[] contract = File.ReadAllLines(Path.Combine(Repository.Root, Contract));
        int promised = 1 + Array.FindIndex(contract, text => text.StartsWith($"event {Event} ", StringComparison.Ordinal));
        Write(Schema, string.Join('\n', schema.Where(text => text != line)));
        Write(Contract, string.Join('\n', contract));
        WriteProject();

        (int code, string log) = await BuildAsync();

        Assert.NotEqual(0, code);
        string[] errors = [.. log.Split('\n').Where(text => text.Contains(": error ", StringComparison.Ordinal)).Distinct()];
        Assert.Matches($@"Ldm\.contract\.txt\({promised},1\): error LDM3001: .*'event {Event}'", Assert.Single(errors));
    }

    [Fact]
    public async Task A_build_of_what_was_promised_succeeds()
    {
        Write(Schema, File.ReadAllText(Path.Combine(Repository.Root, Schema)));
        Write(Contract, File.ReadAllText(Path.Combine(Repository.Root, Contract)));
        WriteProject();

        (int code, string log) = await BuildAsync();

        Assert.True(code == 0, log);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// The project as it is, with what was built of this checkout in place of the projects that it references, and without
    /// its own C#, which uses most events by name.
    /// </summary>
    private void WriteProject()
    {
        string root = Repository.Root;
        string text = File.ReadAllText(Path.Combine(root, Project))
            .Replace("../../generator/LdmCodegen/", $"{root}/generator/LdmCodegen/", StringComparison.Ordinal)
            .Replace("<ProjectReference Include=\"../LdmCodegen.Runtime/LdmCodegen.Runtime.csproj\" />", References, StringComparison.Ordinal)
            .Replace(
                "<ProjectReference Include=\"../../generator/LdmCodegen.Generator/LdmCodegen.Generator.csproj\"",
                $"<Analyzer Include=\"{ConsumerProject.Generator}\"",
                StringComparison.Ordinal)
            .Replace("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "<TargetFramework>net10.0</TargetFramework>", StringComparison.Ordinal);
        Assert.DoesNotContain("ProjectReference", text);
        Write(Project, text);
        foreach (string file in new[] { "Directory.Build.props", "Directory.Packages.props" })
        {
            Write(file, $"<Project><Import Project=\"{root}/{file}\" /></Project>");
        }
    }

    private static string References =>
        $"""
        <Reference Include="{AppContext.BaseDirectory}/LdmCodegen.Runtime.dll" />
            <Reference Include="{AppContext.BaseDirectory}/Microsoft.Extensions.*.Abstractions.dll" />
        """;

    private async Task<(int Code, string Log)> BuildAsync()
    {
        await using RunningProcess build = RunningProcess.StartIn(
            Path.GetDirectoryName(Path.Combine(_folder, Project))!,
            "dotnet",
            "build", "--nologo", "-v", "quiet", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        (int code, List<string> lines) = await build.WaitForExitAsync(ConsumerProject.BuildTime);
        return (code, string.Join('\n', lines));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

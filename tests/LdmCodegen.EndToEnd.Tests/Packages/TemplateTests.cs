using LdmCodegen.EndToEnd.Tests.Processes;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>The template of <c>dotnet new</c>, installed from the packed package.</summary>
[Collection(nameof(PackedPackages))]
public sealed class TemplateTests(PackedPackages packages)
{
    [Fact]
    public async Task A_project_made_from_the_template_builds_and_runs()
    {
        // Templates are installed into a folder of this test, not into the user's.
        string[] hive = ["--debug:custom-hive", Path.Combine(packages.Work, "template-hive")];
        await packages.DotnetAsync(
            ".", ["new", "install", Path.Combine(packages.Packages, "LdmCodegen.Templates.0.1.0.nupkg"), .. hive]);
        await packages.DotnetAsync(".", ["new", "ldm-watch", "-n", "Lookout", "--skipRestore", .. hive]);

        Assert.Contains(" 0 Warning(s)", await packages.BuildAsync("Lookout"));
        string program = Path.Combine(packages.Work, "Lookout/bin/Debug/net10.0/Lookout");
        string output = await packages.ProgramAsync("Lookout", program);

        Assert.StartsWith("9 domains: ", output);
        Assert.EndsWith("the day is over", output);

        // A manager may ask for no login: without one in the environment the program gets as far as to its port.
        await using RunningProcess watching = RunningProcess.StartIn(packages.Work, program, "127.0.0.1:1");
        (int code, _) = await watching.WaitForExitAsync();
        Assert.Equal(1, code);
        Assert.StartsWith("No connection to 127.0.0.1 port 1", watching.Error);
    }
}

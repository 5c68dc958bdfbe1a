using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>What the pages for beginners tell is done as they tell it, with the packed packages.</summary>
[Collection(nameof(PackedPackages))]
public sealed partial class StartPageTests(PackedPackages packages)
{
    /// <summary>The pages whose programs are run.</summary>
    internal static readonly string[] Pages = ["docs/start.md", "generator/LdmCodegen/README.md"];

    [Theory]
    [InlineData("docs/start.md", "Doorkeeper")]
    [InlineData("docs/start.md", "Lookout")]
    [InlineData("docs/start.md", "Site")]
    [InlineData("generator/LdmCodegen/README.md", "Doorkeeper")]
    public async Task The_program_of_a_page_prints_what_the_page_says(string page, string name)
    {
        string section = Section(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page)), name);
        string folder = $"{Path.GetFileNameWithoutExtension(page)}-{name}";
        string package = AddPackage().Match(section).Groups[1].Value;
        await packages.DotnetAsync(".", "new", "console", "-n", name, "-o", folder, "-f", "net10.0", "--no-restore");
        await packages.DotnetAsync(folder, "add", "package", package, "--version", "0.1.0", "--no-restore");
        foreach (Match file in NamedBlock().Matches(section))
        {
            await File.WriteAllTextAsync(Path.Combine(packages.Work, folder, file.Groups[1].Value), file.Groups[2].Value);
        }

        Assert.Contains(" 0 Warning(s)", await packages.BuildAsync(folder));
        string output = await packages.ProgramAsync(folder, Path.Combine(packages.Work, folder, $"bin/Debug/net10.0/{name}"));

        Match shown = Output().Match(section);
        Assert.Equal(shown.Success ? shown.Groups[1].Value.TrimEnd('\n') : "front is open", output);
    }

    // From the command that makes the project to the next heading.
    private static string Section(string page, string name)
    {
        int start = page.IndexOf($"-n {name}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no project {name}");
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    [GeneratedRegex(@"dotnet add package ([\w.]+)")]
    private static partial Regex AddPackage();

    // The file's name is the last thing in backquotes that looks like one before the block.
    [GeneratedRegex(@"`([\w.]+\.(?:cs|xml))`(?:(?!\n```)[\s\S])*?\n\n```(?:xml|csharp)\n([\s\S]*?)\n```")]
    private static partial Regex NamedBlock();

    [GeneratedRegex(@"```text\n([\s\S]*?)```")]
    private static partial Regex Output();
}

using System.Text.RegularExpressions;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Tool.Tests;

/// <summary>The page about the command line says what <c>--help</c> says: every command, argument, option and default.</summary>
public sealed partial class CommandLinePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/command-line.md"));

    private static readonly string[] Named =
        [.. TableRow().Matches(SectionOf("The command line", "# ")).Select(match => match.Groups[1].Value)];

    public static TheoryData<string> Commands => new(Named);

    [Fact]
    public async Task The_page_has_the_commands_of_the_tool_in_their_order()
    {
        string help = await HelpAsync();
        string[] commands = [.. HelpCommand().Matches(help.Split("Commands:\n")[1]).Select(match => match.Groups[1].Value)];

        Assert.Equal(commands, Named);
        Assert.Equal(commands, commands.Where(command => Page.Contains($"\n## {command}\n", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_usage_of_a_command_has_its_arguments_and_options_and_no_others(string command)
    {
        string help = await HelpAsync(command);
        string usage = SectionOf(command).Split("\n\n")[0];
        string[] lines = [.. Code().Matches(usage).Select(match => match.Groups[1].Value)];

        Assert.Equal(ArgumentsIn(help), PositionalsOf(command, lines[0]));
        IEnumerable<string> options = OptionsOf(lines[0]);
        if (usage.Contains("(#connection-options)", StringComparison.Ordinal))
        {
            options = options.Concat(ConnectionOptions());
        }

        if (SectionOf("Another protocol").Split(" take ")[0].Contains($"`{command}`", StringComparison.Ordinal))
        {
            options = options.Append("--schema VALUE").Distinct();
        }

        Assert.Equal(OptionsIn(help).Order(StringComparer.Ordinal), options.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Defaults_are_told_where_the_option_is(string command)
    {
        string help = await HelpAsync(command);
        string text = SectionOf(command) + SectionOf("Connection options", "### ");

        Assert.All(
            Default().Matches(help).Select(match => match.Groups[1].Value),
            value => Assert.Matches($@"(?<![\w.]){Regex.Escape(value)}(?![\w.]\w)", text));
    }

    [Fact]
    public async Task Every_option_that_is_mentioned_exists()
    {
        List<string> all = ["--help", "--project"];
        foreach (string command in Named)
        {
            all.AddRange(OptionsIn(await HelpAsync(command)).Select(option => option.Split(' ')[0]));
        }

        Assert.Empty(OptionName().Matches(Page).Select(match => match.Value).Except(all));
    }

    [Fact]
    public async Task The_exit_codes_are_those_of_help()
    {
        string help = (await HelpAsync("check")).Split("Exit codes:\n")[1];

        Assert.Equal(
            Number().Matches(help).Select(match => match.Value),
            CodeRow().Matches(Page).Select(match => match.Groups[1].Value));
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        ToolRun run = await ToolRun.OfAsync([.. command, "--help"]);
        Assert.Equal(0, run.ExitCode);
        return run.Out;
    }

    private static string SectionOf(string title, string mark = "## ") =>
        ("\n" + Page).Split($"\n{mark}{title}\n")[1].Split("\n## ")[0];

    /// <summary>The options of a help text, those with a value with <c> VALUE</c> behind the name.</summary>
    private static IEnumerable<string> OptionsIn(string help) => HelpOption()
        .Matches(help.Split("\nOptions:\n")[1].Split("\n\n")[0] + "\n")
        .Select(match => match.Groups[1].Value + (match.Groups[2].Success ? " VALUE" : ""));

    private static IEnumerable<string> ArgumentsIn(string help) => help.Split("\nArguments:\n") is [_, string list, ..]
        ? HelpArgument().Matches(list.Split("\n\n")[0]).Select(match => match.Groups[1].Value)
        : [];

    private static IEnumerable<string> OptionsOf(string usage) => UsageOption().Matches(usage)
        .Select(match => match.Groups[1].Value + (match.Groups[2].Success ? " VALUE" : ""));

    private static IEnumerable<string> PositionalsOf(string command, string usage)
    {
        string[] words = usage.Split(" [--")[0].Split(' ');
        Assert.Equal(command, words[0]);
        return words.Skip(1).Select(word => word.TrimEnd('…') is ['[', .. string name, ']'] ? name : word.TrimEnd('…'));
    }

    private static IEnumerable<string> ConnectionOptions() => OptionRow()
        .Matches(SectionOf("Connection options", "### "))
        .SelectMany(row => Code().Matches(row.Groups[1].Value).SelectMany(code => OptionsOf(code.Groups[1].Value)))
        .Distinct();

    [GeneratedRegex(@"^\| \[`([a-z]+)`\]\(#\1\) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex HelpCommand();

    [GeneratedRegex("^  (--[a-z-]+)( <)?", RegexOptions.Multiline)]
    private static partial Regex HelpOption();

    [GeneratedRegex("^  <([^>]+)>", RegexOptions.Multiline)]
    private static partial Regex HelpArgument();

    [GeneratedRegex(@"(--[a-z-]+)( [^-\]])?")]
    private static partial Regex UsageOption();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"\[default: ([^\]]+)\]")]
    private static partial Regex Default();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (`--[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}

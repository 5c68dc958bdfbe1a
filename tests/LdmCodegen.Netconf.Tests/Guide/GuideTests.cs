using System.Text;
using System.Text.RegularExpressions;
using House.Heating;
using LdmCodegen.Tests.Shared;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Guide;

/// <summary>The page about protocols of one's own shows schemas, documents and code that are these here.</summary>
public sealed partial class GuideTests
{
    private static readonly string Here = Path.Combine(Repository.Root, "tests/LdmCodegen.Netconf.Tests");

    private static readonly string Page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs/your-own-protocol.md"));

    private static readonly string[] Captures = Blocks("text");

    [Fact]
    public void The_schema_of_the_capture_is_the_one_that_is_compiled() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Here, "Guide/heating.protocol.xml")).Trim(), Blocks("xml")[0].Trim());

    [Fact]
    public void Each_line_of_the_second_schema_is_in_the_whole_one()
    {
        string[] whole = File.ReadAllLines(Path.Combine(Here, "netconf.protocol.xml"));

        Assert.All(Blocks("xml")[1].TrimEnd().Split('\n'), line => Assert.Contains(line, whole));
    }

    [Fact]
    public void The_code_is_compiled_here()
    {
        string compiled = Squeeze(File.ReadAllText(Path.Combine(Here, "Guide/Snippets.cs")));

        Assert.Equal(3, Blocks("csharp").Length);
        Assert.All(Blocks("csharp"), block => Assert.Contains(Squeeze(block), compiled));
    }

    [Fact]
    public void Every_line_of_the_capture_is_a_message_that_is_written_back_as_it_was()
    {
        string[] lines = Captures[0].Trim().Split('\n');

        HeatingMessage[] messages = [.. lines.Select(line => HeatingWire.Parse(Encoding.UTF8.GetBytes(line)))];

        Assert.Equal(
            [
                typeof(ListenRequest), typeof(ListenReply), typeof(TooColdEvent), typeof(HeatRequest), typeof(HeatReply),
                typeof(WarmAgainEvent),
            ],
            messages.Select(message => message.GetType()));
        TooColdEvent cold = (TooColdEvent)messages[2];
        Assert.Equal(("attic", 16.5m, Mode.Eco), (cold.Room, cold.Celsius!.Value, cold.HeatingMode!.Value));
        Assert.Equal(["no oil"], ((HeatReply)messages[4]).Messages);
        Assert.Equal("<humidity>41</humidity>", Assert.Single(messages[5].Unknown).Xml.ToString());
        Assert.Equal(lines.Where((_, i) => i != 5), messages.Where((_, i) => i != 5).Select(message => HeatingWire.ToXml(message)));
    }

    [Fact]
    public void Every_line_of_the_second_capture_is_read()
    {
        byte[][] lines = [.. Captures[1].Trim().Split('\n').Select(Encoding.UTF8.GetBytes)];

        Assert.Single(NetconfWire.ParseGreeting(lines[0]).Capabilities!);
        Assert.IsType<GetRequest>(NetconfWire.Parse(lines[1]));
        Assert.Equal("<a/>", Assert.IsType<GetReply>(NetconfWire.ParseReply(lines[2], new GetRequest())).Data?.ToString());
        Assert.True(NetconfWire.ParseReply(lines[3], new CloseSessionRequest()).Succeeded);
        Assert.IsType<ReplayCompleteEvent>(NetconfWire.Parse(lines[4]));
    }

    private static string[] Blocks(string language) =>
        [.. Block().Matches(Page).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value)];

    private static string Squeeze(string code) => Blank().Replace(code, " ").Trim();

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

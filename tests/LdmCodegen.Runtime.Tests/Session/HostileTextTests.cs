using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>What peers send cannot end a line of a log or a message, command a terminal, or turn the text behind it.</summary>
public sealed class HostileTextTests
{
    // A line of its own, a terminal's command, and the mark that turns the direction of text. As XML and as it is.
    private const string Encoded = "x&#10;1000 Information&#x85;&#x2028;y&#x202E;z";
    private const string Shown = @"x\u000A1000 Information\u0085\u2028y\u202Ez";

    [Theory]
    [InlineData("plain ‹text› ẞ 日本 🙂", "plain ‹text› ẞ 日本 🙂")]
    [InlineData("a\r\nb\tc", @"a\u000D\u000Ab\u0009c")]
    [InlineData("\u001B[2J\u007F\u009B", @"\u001B[2J\u007F\u009B")]
    [InlineData("\u202Ea\u2066b\uFEFF", @"\u202Ea\u2066b\uFEFF")]
    [InlineData("👩\u200D💻 می\u200Cخواهم", "👩\u200D💻 می\u200Cخواهم")]
    [InlineData("\U000E0041tag", @"\uDB40\uDC41tag")]
    public void Characters_that_do_more_than_stand_there_are_written_as_numbers(string text, string shown) =>
        Assert.Equal(shown, ShownText.Of(text));

    [Fact]
    public void Half_a_character_is_written_as_a_number()
    {
        Assert.Equal(@"a\uD83D", ShownText.Of("a\uD83D"));
        Assert.Equal(@"\uDE42a", ShownText.Of("\uDE42a"));
    }

    [Theory]
    [InlineData("<call></\u0001\u001B[2J>")]
    [InlineData("<ca\u202Ell></call>")]
    [InlineData("<a\u0085></b>")]
    [InlineData("<\u001B/>")]
    [InlineData("<call a\u2028='1' a\u2028='2'></x>")]
    [InlineData("<?xml version='\u001B[2J'?><call/>")]
    public async Task Framer_shows_no_character_of_a_name_that_does_more(string bytes)
    {
        XmlFault fault = default;
        try
        {
            using FrameReader reader = new(
                System.IO.Pipelines.PipeReader.Create(new(Encoding.UTF8.GetBytes(bytes))),
                FramingMode.Documents,
                XmlLimits.Default,
                TimeProvider.System);
            Frame frame = await reader.ReadAsync();
            Utf8XmlReader document = new(frame.Bytes.Span);
            document.ReadToEnd();
            fault = document.Fault;
        }
        catch (XmlFaultException e)
        {
            fault = e.Fault;
            Assert.Equal(ShownText.Of(e.Message), e.Message);
        }

        Assert.False(fault.IsNone);
        Assert.Equal(ShownText.Of(fault.Message), fault.Message);
        Assert.Equal(ShownText.Of(fault.ToString()), fault.ToString());
    }

    [Fact]
    public async Task Servers_log_what_peers_name_in_one_line()
    {
        TestLog log = new();
        InMemoryNetwork network = new();
        await using TinyServer server = await TinyServer.StartAsync(TinyServer.Options(network) with { Logging = log });
        server.Answer = (request, _) => throw new InvalidOperationException("handler");
        await using ScriptedPeer peer = await ScriptedPeer.ConnectAsync(network);

        await peer.SendAsync($"<call><do name=\"{Encoded}\"/></call>");
        await Patience.UntilAsync(() => log.Contains("the handler of"));

        Assert.Contains(log.Messages, message => message.EndsWith($"the handler of {Shown} failed", StringComparison.Ordinal));
        Assert.All(log.Messages, message => Assert.Equal(ShownText.Of(message), message));
    }

    [Fact]
    public async Task Clients_tell_what_servers_say_in_one_line()
    {
        TestLog log = new();
        InMemoryNetwork network = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(network);
        await using TinyClient client = new(TinyClient.Options(network) with
        {
            Logging = log, Reconnect = ReconnectPolicy.None,
        });
        await client.ConnectAsync().Soon();
        ScriptedPeer peer = await server.AcceptAsync();
        Task<EventSubscription<TinyEvent>> opening = client.Red.OpenAsync();
        Assert.Equal("reg-red", await peer.ReadNameAsync());
        await peer.SendAsync($"<call><done name=\"reg-red\" ok=\"no\" text=\"{Encoded}\"/></call>");
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(opening.Soon);

        Assert.Equal($"'reg-red' was refused: {Shown}", refused.Message);
        Assert.Equal("x\n1000 Information\u0085\u2028y\u202Ez", Assert.Single(refused.Outcome.Messages));
        Task<TinyReply> request = client.DoAsync("a");
        Assert.Equal("a", await peer.ReadNameAsync());
        await peer.ReplyAsync(Encoded);
        ReplyMismatchException other = await Assert.ThrowsAsync<ReplyMismatchException>(request.Soon);
        await client.StateAsync(ConnectionState.Closed);

        Assert.Contains(Shown, other.Message);
        Assert.All(log.Messages, message => Assert.Equal(ShownText.Of(message), message));
    }
}

using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Tests.Transport;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

/// <summary>
/// What a server, or somebody in the middle, can say instead of what is due. Each is refused, and nothing that the client
/// has sent by then holds its user or password. Bytes behind <c>proceed</c> have tests of their own.
/// </summary>
public sealed class StartTlsMatrixTests
{
    private const string User = "matrix-user";

    private const string OtherHeader =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        + " id='2' from='elsewhere' version='1.0'>";

    private const string Failure = "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
    private const string Success = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
    private const string Named = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' from='manager' version='1.0'>";

    /// <summary>What the server says, one part after each thing that the client says, and how the client ends.</summary>
    public static TheoryData<string, string[], Type> InClearText => new()
    {
        { "STARTTLS stripped", [Frames.Header + "<stream:features/>"], typeof(ProtocolViolationException) },
        { "PLAIN in clear text", [Frames.Header + Frames.PlainOffer], typeof(ProtocolViolationException) },
        { "success at once", [Frames.Header + Success], typeof(ProtocolViolationException) },
        { "proceed unasked", [Frames.Header + Frames.Proceed], typeof(ProtocolViolationException) },
        { "failure", [Frames.Header + Frames.TlsOffer, Failure], typeof(ConnectFailedException) },
        { "success without TLS", [Frames.Header + Frames.TlsOffer, Success], typeof(ProtocolViolationException) },
        { "features again", [Frames.Header + Frames.TlsOffer, Frames.PlainOffer], typeof(ProtocolViolationException) },
        { "a document", [Frames.Header + Frames.TlsOffer, "<LDM_event/>"], typeof(ProtocolViolationException) },
        { "a second header", [Frames.Header + Frames.Header], typeof(ProtocolViolationException) },
        { "the end", [Frames.Header + Frames.TlsOffer, "</stream:stream>"], typeof(ConnectFailedException) },
    };

    /// <summary>The same inside TLS.</summary>
    public static TheoryData<string, string, string, Type> InsideTls => new()
    {
        { "no PLAIN", Frames.Header, Frames.Header + Mechanisms("SCRAM-SHA-1", "EXTERNAL"), typeof(AuthenticationFailedException) },
        { "success unasked", Frames.Header, Frames.Header + Success, typeof(ProtocolViolationException) },
        { "proceed again", Frames.Header, Frames.Header + Frames.Proceed, typeof(ProtocolViolationException) },
        { "failure unasked", Frames.Header, Frames.Header + Failure, typeof(ConnectFailedException) },
        { "another server", Named, OtherHeader + Mechanisms("PLAIN"), typeof(ProtocolViolationException) },
        { "another root", Frames.Header, "<flow>" + Mechanisms("PLAIN"), typeof(ProtocolViolationException) },
        { "no header", Frames.Header, Mechanisms("PLAIN"), typeof(ProtocolViolationException) },
    };

    [Theory]
    [MemberData(nameof(InClearText))]
    public async Task What_is_wrong_in_clear_text_is_refused_and_gets_no_login(string name, string[] said, Type expected)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, Client());
        StringBuilder sent = new();
        foreach (string part in said)
        {
            sent.Append(await Connections.ReadTextAsync(ends.Server, 1));
            await ends.Server.WriteAsync(Encoding.UTF8.GetBytes(part), default);
        }

        Exception problem = await Assert.ThrowsAsync(expected, () => client);

        sent.Append(await DrainAsync(ends.Server));
        AssertNoLogin(name, sent.ToString(), problem);
    }

    [Theory]
    [MemberData(nameof(InsideTls))]
    public async Task What_is_wrong_inside_TLS_is_refused_and_gets_no_login(
        string name, string header, string said, Type expected)
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task<FrameReader> client = LoginPair.ClientAsync(ends, Client());
        await Connections.ReadTextAsync(ends.Server, 1);
        await ends.Server.WriteAsync(Encoding.UTF8.GetBytes(header + Frames.TlsOffer), default);
        await Connections.ReadTextAsync(ends.Server, 1);
        await ends.Server.WriteAsync(Encoding.UTF8.GetBytes(Frames.Proceed), default);
        await ends.Server.UpgradeToTlsAsServerAsync(new TlsServerSettings(LoginPair.Certificate), default);
        string sent = await Connections.ReadTextAsync(ends.Server, 1);
        await ends.Server.WriteAsync(Encoding.UTF8.GetBytes(said), default);

        Exception problem = await Assert.ThrowsAsync(expected, () => client);

        AssertNoLogin(name, sent + await DrainAsync(ends.Server), problem);
    }

    [Fact]
    public async Task A_login_demanded_in_clear_text_is_refused_even_when_clear_text_was_asked_for()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        ClientLoginSettings settings = Client() with { Profile = new StreamProfile { Tls = TlsRequirement.InsecureNone } };
        Task<FrameReader> client = LoginPair.ClientAsync(ends, settings);
        string sent = await Connections.ReadTextAsync(ends.Server, 1);
        await ends.Server.WriteAsync(Encoding.UTF8.GetBytes(Frames.Header + Frames.PlainOffer), default);

        Exception problem = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client);

        AssertNoLogin("clear text", sent + await DrainAsync(ends.Server), problem);
    }

    private static ClientLoginSettings Client() =>
        LoginPair.Client() with { Credentials = Credentials.Of(User, Canary.Password) };

    private static string Mechanisms(params string[] names) =>
        "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
        + string.Concat(names.Select(name => $"<mechanism>{name}</mechanism>")) + "</mechanisms></stream:features>";

    private static void AssertNoLogin(string name, string sent, Exception problem)
    {
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{User}\0{Canary.Password}"));
        foreach (string secret in new[] { User, Canary.Password, login, "<auth" })
        {
            Assert.False(sent.Contains(secret, StringComparison.Ordinal), $"{name}: sent {sent}");
            Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<string> DrainAsync(ByteConnection connection)
    {
        using MemoryStream all = new();
        try
        {
            await connection.Input.CopyToAsync(all).WaitAsync(Connections.Patience);
        }
        catch (IOException)
        {
            // Cut: what came until then counts.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }
}

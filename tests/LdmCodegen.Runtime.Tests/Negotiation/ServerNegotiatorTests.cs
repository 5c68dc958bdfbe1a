using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class ServerNegotiatorTests
{
    private static readonly (string Name, Frame Frame)[] Inputs =
    [
        ("header", Frames.Open(Frames.Header)),
        ("bare header", Frames.Open(Frames.BareHeader)),
        ("header without prefix", Frames.Open("<stream to='a&amp;b'>")),
        ("other header", Frames.Open("<other>")),
        ("starttls", Frames.Document(Frames.StartTls)),
        ("auth", Frames.Document(Frames.Auth("user", "password"))),
        ("auth: other mechanism", Frames.Document("<auth mechanism='DIGEST-MD5'/>")),
        ("auth: no mechanism", Frames.Document("<auth>AHUAcA==</auth>")),
        ("auth: empty", Frames.Document("<auth mechanism='PLAIN'/>")),
        ("auth: empty response", Frames.Document("<auth mechanism='PLAIN'>=</auth>")),
        ("auth: no base64", Frames.Document("<auth mechanism='PLAIN'>!!!!</auth>")),
        ("auth: cut base64", Frames.Document("<auth mechanism='PLAIN'>AHUAcA=</auth>")),
        ("auth: no NUL", Frames.Document("<auth mechanism='PLAIN'>dXNlcg==</auth>")),
        ("auth: another identity", Frames.Document("<auth mechanism='PLAIN'>YQB1AHA=</auth>")),
        ("auth: oversized", Frames.Document($"<auth mechanism='PLAIN'>{new string('A', 8192)}</auth>")),
        ("abort", Frames.Document("<abort/>")),
        ("response", Frames.Document("<response/>")),
        ("document", Frames.Document("<payload/>")),
        ("no XML", Frames.Document("<<")),
        ("close", Frames.Close),
        ("end", Frames.End),
    ];

    private static readonly string[] States =
        ["header", "starttls", "header in TLS", "login", "second login", "last login", "header after login"];

    [Fact]
    public void Every_input_in_every_state_has_its_step()
    {
        StringBuilder table = new();
        foreach (string state in States)
        {
            table.Append("== awaiting ").Append(state).Append('\n');
            foreach ((string name, Frame frame) in Inputs)
            {
                ServerNegotiator negotiator = At(state);
                NegotiationStep step = negotiator.Next(frame);
                table.Append(name).Append(" -> ").Append(Frames.Describe(step)).Append('\n');
                negotiator.ForgetLogin();
            }
        }

        Snapshot.Match(table.ToString());
    }

    [Fact]
    public void A_refused_check_counts_as_an_attempt_and_the_last_one_ends_the_stream()
    {
        ServerNegotiator negotiator = At("login");
        List<string> steps = [];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(
                NegotiationAction.CheckLogin, negotiator.Next(Frames.Document(Frames.Auth("user", "wrong"))).Action);
            steps.Add(Frames.Describe(negotiator.LoginChecked("not-authorized")));
        }

        const string Failure =
            "<failure xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"><not-authorized/></failure>";
        Assert.Equal(
            [
                $"Read send {Failure}",
                $"Read send {Failure}",
                "Fail Login at Login: The login of the client was refused 3 times, at last with not-authorized. "
                    + $"send {Failure}</stream:stream>",
            ],
            steps);
    }

    [Fact]
    public void A_peer_that_needs_no_login_is_ready_after_the_header_inside_TLS()
    {
        ServerNegotiator negotiator =
            new(new StreamProfile(), isEncrypted: false, demandsLogin: false, maxAttempts: 3, () => "id1");
        negotiator.Next(Frames.Open(Frames.BareHeader));
        negotiator.Next(Frames.Document(Frames.StartTls));
        Assert.False(new ServerNegotiator(new StreamProfile(), false, false, 3, () => "").IsLastStream);
        negotiator.TlsStarted();
        Assert.True(negotiator.IsLastStream);

        NegotiationStep step = negotiator.Next(Frames.Open(Frames.BareHeader));

        Assert.Equal(NegotiationAction.Ready, step.Action);
        Assert.EndsWith("<stream:features/>", Encoding.UTF8.GetString(step.Send), StringComparison.Ordinal);
        Assert.Null(negotiator.UserName);
    }

    [Fact]
    public void A_server_without_TLS_takes_no_password()
    {
        StreamProfile profile = new() { Tls = TlsRequirement.InsecureNone };
        ServerNegotiator negotiator = new(profile, isEncrypted: false, demandsLogin: true, maxAttempts: 3, () => "id1");

        NegotiationStep step = negotiator.Next(Frames.Open(Frames.Header));

        Assert.Equal(NegotiationFailureKind.Login, step.Failure!.Kind);
        Assert.Contains("<policy-violation", Encoding.UTF8.GetString(step.Send), StringComparison.Ordinal);
        Assert.DoesNotContain("PLAIN", Encoding.UTF8.GetString(step.Send), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(XmlFaultCode.RestrictedComment, "restricted-xml")]
    [InlineData(XmlFaultCode.RestrictedDoctype, "restricted-xml")]
    [InlineData(XmlFaultCode.LimitExceeded, "policy-violation")]
    [InlineData(XmlFaultCode.MismatchedTag, "xml-not-well-formed")]
    public void Malformed_bytes_are_answered_inside_a_stream_and_their_text_is_not_told_on(
        XmlFaultCode code, string condition)
    {
        NegotiationStep step = At("header").Malformed(new XmlFault(code, 0, 1, 1, "canary", "/"));

        string sent = Encoding.UTF8.GetString(step.Send);
        Assert.StartsWith("<?xml version=\"1.0\"?><stream:stream ", sent, StringComparison.Ordinal);
        Assert.EndsWith(
            $"<stream:error><{condition} xmlns=\"urn:ietf:params:xml:ns:xmpp-streams\"/></stream:error>"
                + $"</stream:stream>",
            sent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("canary", step.Failure!.Message, StringComparison.Ordinal);
    }

    private static ServerNegotiator At(string state)
    {
        ServerNegotiator negotiator =
            new(new StreamProfile(), isEncrypted: false, demandsLogin: true, maxAttempts: 3, () => "id1");
        int index = Array.IndexOf(States, state);
        Assert.True(index >= 0, state);
        for (int i = 0; i < index; i++)
        {
            NegotiationStep step = i switch
            {
                0 or 2 => negotiator.Next(Frames.Open(Frames.Header)),
                1 => StartTls(negotiator),
                3 or 4 => negotiator.Next(Frames.Document("<abort/>")),
                _ => LogIn(negotiator),
            };
            Assert.NotEqual(NegotiationAction.Fail, step.Action);
        }

        return negotiator;
    }

    private static NegotiationStep StartTls(ServerNegotiator negotiator)
    {
        Assert.Equal(NegotiationAction.StartTls, negotiator.Next(Frames.Document(Frames.StartTls)).Action);
        return negotiator.TlsStarted();
    }

    private static NegotiationStep LogIn(ServerNegotiator negotiator)
    {
        Assert.Equal(NegotiationAction.CheckLogin, negotiator.Next(Frames.Document(Frames.Auth("u", "p"))).Action);
        return negotiator.LoginChecked(null);
    }
}

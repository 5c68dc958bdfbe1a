using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class ClientNegotiatorTests
{
    private static readonly (string Name, Frame Frame)[] Inputs =
    [
        ("header", Frames.Open(Frames.Header)),
        ("bare header", Frames.Open(Frames.BareHeader)),
        ("other header", Frames.Open("<other>")),
        ("features: starttls", Frames.Document(Frames.TlsOffer)),
        ("features: PLAIN", Frames.Document(Frames.PlainOffer)),
        ("features: others", Frames.Document(
            "<features><mechanisms><mechanism>SCRAM-SHA-1</mechanism><mechanism>EXTERNAL</mechanism></mechanisms>"
                + "</features>")),
        ("features: starttls and PLAIN", Frames.Document(
            "<features><mechanisms><mechanism>PLAIN</mechanism></mechanisms><starttls/></features>")),
        ("features: none", Frames.Document(Frames.NoOffer)),
        ("features: bind", Frames.Document("<stream:features><bind/><session/></stream:features>")),
        ("features: broken", Frames.Document("<features><starttls></features>")),
        ("proceed", Frames.Document(Frames.Proceed)),
        ("success", Frames.Document(Frames.Success)),
        ("challenge", Frames.Document("<challenge/>")),
        ("failure", Frames.Document("<failure><not-authorized/></failure>")),
        ("failure: other", Frames.Document("<failure xmlns='x'><account-disabled/><text>x</text></failure>")),
        ("failure: empty", Frames.Document("<failure/>")),
        ("stream error", Frames.Document("<stream:error><host-unknown xmlns='x'/></stream:error>")),
        ("document", Frames.Document("<payload/>")),
        ("no XML", Frames.Document("<<")),
        ("close", Frames.Close),
        ("end", Frames.End),
    ];

    private static readonly string[] States =
    [
        "header", "features", "proceed", "header in TLS", "features in TLS", "login", "header after login",
        "features after login",
    ];

    [Fact]
    public void Every_input_in_every_state_has_its_step()
    {
        StringBuilder table = new();
        foreach (string state in States)
        {
            table.Append("== awaiting ").Append(state).Append('\n');
            foreach ((string name, Frame frame) in Inputs)
            {
                ClientNegotiator negotiator = At(state);
                NegotiationStep step = negotiator.Next(frame);
                table.Append(name).Append(" -> ").Append(Frames.Describe(step)).Append('\n');
            }
        }

        Snapshot.Match(table.ToString());
    }

    [Theory]
    [InlineData("features: none", NegotiationAction.Ready)]
    [InlineData("features: bind", NegotiationAction.Ready)]
    [InlineData("features: starttls", NegotiationAction.Fail)]
    [InlineData("features: PLAIN", NegotiationAction.Fail)]
    public void Without_TLS_a_password_is_never_sent(string input, object action)
    {
        ClientNegotiator negotiator =
            new(new StreamProfile { Tls = TlsRequirement.InsecureNone }, "h", isEncrypted: false, hasCredentials: true);
        negotiator.Start();
        negotiator.Next(Frames.Open(Frames.Header));

        NegotiationStep step = negotiator.Next(Inputs.First(i => i.Name == input).Frame);

        Assert.Equal((NegotiationAction)action, step.Action);
        Assert.Empty(step.Send);
    }

    [Fact]
    public void A_login_cannot_be_forced_out_of_turn()
    {
        using LoginSecret secret = new("user", "password");
        foreach (string state in States)
        {
            ClientNegotiator negotiator = At(state);
            Assert.Throws<InvalidOperationException>(() => negotiator.Login(secret));
        }
    }

    [Fact]
    public void Without_credentials_a_demanded_login_says_what_to_do()
    {
        ClientNegotiator negotiator = new(new StreamProfile(), "h", isEncrypted: true, hasCredentials: false);
        negotiator.Start();
        negotiator.Next(Frames.Open(Frames.Header));

        NegotiationStep step = negotiator.Next(Frames.Document(Frames.PlainOffer));

        Assert.Equal(NegotiationFailureKind.Login, step.Failure!.Kind);
        Assert.Contains("option Credentials", step.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_header_is_sent_as_it_is_and_again_after_TLS()
    {
        ClientNegotiator negotiator =
            new(new StreamProfile { HeaderText = Frames.BareHeader }, "h", isEncrypted: false, hasCredentials: false);

        Assert.Equal(Frames.BareHeader, Encoding.UTF8.GetString(negotiator.Start().Send));
        Assert.Equal(Frames.BareHeader, Encoding.UTF8.GetString(negotiator.TlsStarted().Send));
    }

    [Fact]
    public void Names_in_the_standard_header_are_escaped()
    {
        StreamProfile profile = new() { To = "a\"<b>&'c", ContentNamespace = "urn:\"x" };

        string header = Encoding.UTF8.GetString(StreamMarkup.ClientHeader(profile, "h"));

        Assert.Equal(
            "<?xml version=\"1.0\"?><stream:stream xmlns=\"urn:&quot;x\" "
                + "xmlns:stream=\"http://etherx.jabber.org/streams\" "
            + "to=\"a&quot;&lt;b>&amp;'c\" version=\"1.0\">",
            header.Replace("&gt;", ">", StringComparison.Ordinal).Replace("&apos;", "'", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_the_peer_are_shown_short_and_plain()
    {
        ClientNegotiator negotiator = At("header");

        string message = negotiator.Next(Frames.Document($"<é{new string('x', 200)}/>")).Failure!.Message;

        Assert.Contains("'??xxx", message, StringComparison.Ordinal);
        Assert.True(message.Length < 150, message);
    }

    private static ClientNegotiator At(string state)
    {
        ClientNegotiator negotiator = new(new StreamProfile(), "h", isEncrypted: false, hasCredentials: true);
        negotiator.Start();
        int index = Array.IndexOf(States, state);
        Assert.True(index >= 0, state);
        for (int i = 0; i < index; i++)
        {
            NegotiationStep step = i switch
            {
                0 or 3 or 6 => negotiator.Next(Frames.Open(Frames.Header)),
                1 => negotiator.Next(Frames.Document(Frames.TlsOffer)),
                2 => Proceed(negotiator),
                4 => Login(negotiator),
                _ => negotiator.Next(Frames.Document(Frames.Success)),
            };
            Assert.NotEqual(NegotiationAction.Fail, step.Action);
        }

        return negotiator;
    }

    private static NegotiationStep Proceed(ClientNegotiator negotiator)
    {
        Assert.Equal(NegotiationAction.StartTls, negotiator.Next(Frames.Document(Frames.Proceed)).Action);
        return negotiator.TlsStarted();
    }

    private static NegotiationStep Login(ClientNegotiator negotiator)
    {
        Assert.Equal(NegotiationAction.Login, negotiator.Next(Frames.Document(Frames.PlainOffer)).Action);
        using LoginSecret secret = new("user", "password");
        return negotiator.Login(secret);
    }
}

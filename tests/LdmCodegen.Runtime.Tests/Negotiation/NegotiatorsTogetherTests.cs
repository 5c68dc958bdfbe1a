using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class NegotiatorsTogetherTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Both_state_machines_get_each_other_ready(bool demandsLogin, bool isBare)
    {
        StreamProfile profile = new() { HeaderText = isBare ? Frames.BareHeader : null };
        ClientNegotiator client = new(profile, "host-1", isEncrypted: false, hasCredentials: demandsLogin);
        ServerNegotiator server = new(new StreamProfile(), false, demandsLogin, 3, () => "id1");

        List<string> actions = Run(client, server);

        Assert.Equal(demandsLogin, client.IsLoggedIn);
        Assert.Equal(demandsLogin ? "user" : null, server.UserName);
        Assert.Equal(ConnectionStage.Ready, client.Stage);
        Assert.Equal(ConnectionStage.Ready, server.Stage);
        Assert.Equal(
            demandsLogin
                ? ["StartTls", "Login", "CheckLogin", "Restart", "Ready"]
                : ["StartTls", "Ready"],
            actions);
    }

    // Hands what each side sends to the other, as whole frames, until both are ready.
    private static List<string> Run(ClientNegotiator client, ServerNegotiator server)
    {
        List<string> actions = [];
        NegotiationStep mine = client.Start();
        for (int turn = 0; turn < 20; turn++)
        {
            NegotiationStep theirs = NegotiationStep.Read;
            List<Frame> toClient = [];
            foreach (Frame frame in Cut(mine.Send))
            {
                theirs = server.Next(frame);
                toClient.AddRange(Cut(theirs.Send));
                if (theirs.Action == NegotiationAction.CheckLogin)
                {
                    actions.Add("CheckLogin");
                    Assert.Equal("password", server.PendingLogin.Password.ToString());
                    theirs = server.LoginChecked(null);
                    toClient.AddRange(Cut(theirs.Send));
                }
            }

            foreach (Frame frame in toClient)
            {
                mine = client.Next(frame);
                if (mine.Action != NegotiationAction.Read)
                {
                    actions.Add(mine.Action.ToString());
                }
            }

            switch (mine.Action)
            {
                case NegotiationAction.StartTls:
                    Assert.Equal(NegotiationAction.StartTls, theirs.Action);
                    server.TlsStarted();
                    mine = client.TlsStarted();
                    break;
                case NegotiationAction.Login:
                    using (LoginSecret secret = new("user", "password"))
                    {
                        mine = client.Login(secret);
                    }

                    break;
                case NegotiationAction.Ready:
                    return actions;
                default:
                    Assert.Null(mine.Failure);
                    break;
            }
        }

        Assert.Fail("They do not come to an end: " + string.Join(", ", actions));
        return actions;
    }

    private static IEnumerable<Frame> Cut(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        int stream = text.IndexOf("<stream:stream", StringComparison.Ordinal);
        if (stream >= 0)
        {
            int end = text.IndexOf('>', stream) + 1;
            yield return Frames.Open(text[..end]);
            text = text[end..];
        }

        if (text.Length > 0)
        {
            yield return Frames.Document(text);
        }
    }
}

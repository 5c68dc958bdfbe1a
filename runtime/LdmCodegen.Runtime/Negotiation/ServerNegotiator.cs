using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>
/// The server's half of opening a stream: header, features, TLS, login. It knows no socket, time or thread: a frame
/// goes in, a step comes out.
/// </summary>
internal sealed partial class ServerNegotiator
{
    private const int LongestName = 1023;

    private readonly StreamProfile _profile;
    private readonly bool _demandsLogin;
    private readonly int _maxAttempts;
    private readonly Func<string> _newId;
    private bool _isEncrypted;
    private bool _hasSentHeader;
    private int _attempts;
    private PlainLogin? _login;
    private State _state = State.AwaitHeader;

    /// <summary>Makes the state machine of one connection.</summary>
    /// <param name="profile">How the protocol opens its streams.</param>
    /// <param name="isEncrypted">Whether the connection is inside TLS from its first byte.</param>
    /// <param name="demandsLogin">Whether this peer must log in.</param>
    /// <param name="maxAttempts">Refused logins until the connection is closed; at least 1.</param>
    /// <param name="newId">Makes stream ids that cannot be guessed.</param>
    public ServerNegotiator(
        StreamProfile profile, bool isEncrypted, bool demandsLogin, int maxAttempts, Func<string> newId)
    {
        _profile = profile;
        _isEncrypted = isEncrypted;
        _demandsLogin = demandsLogin;
        _maxAttempts = maxAttempts;
        _newId = newId;
    }

    private enum State
    {
        AwaitHeader,
        AwaitStartTls,
        AwaitTls,
        AwaitLogin,
        Checking,
        Done,
    }

    /// <summary>The user that logged in; null before that, and when no login was demanded.</summary>
    public string? UserName { get; private set; }

    /// <summary>The login to check after <see cref="NegotiationAction.CheckLogin"/>.</summary>
    public PlainLogin PendingLogin =>
        _login ?? throw new InvalidOperationException("There is no login to check.");

    /// <summary>Logins refused so far.</summary>
    public int Attempts => _attempts;

    /// <summary>Whether documents follow the next stream header, if the peer does nothing wrong.</summary>
    public bool IsLastStream => (_isEncrypted || !NeedsTls) && (UserName is not null || !_demandsLogin);

    /// <summary>How far the connection has come.</summary>
    public ConnectionStage Stage => _state switch
    {
        State.AwaitStartTls => ConnectionStage.StartTls,
        State.AwaitTls => ConnectionStage.Tls,
        State.AwaitLogin or State.Checking => ConnectionStage.Login,
        State.Done => ConnectionStage.Ready,
        _ when UserName is not null => ConnectionStage.Login,
        _ when _isEncrypted => ConnectionStage.SecondHeader,
        _ => ConnectionStage.Header,
    };

    /// <summary>What the client owes us now, in words.</summary>
    public string Awaited => _state switch
    {
        State.AwaitStartTls => "its request for TLS",
        State.AwaitTls => "its part of the TLS handshake",
        State.AwaitLogin => "its login",
        State.Checking => "the check of its login",
        _ => "its stream header",
    };

    private bool NeedsTls => _profile is { Tls: TlsRequirement.Required, TlsStart: TlsStart.StartTls };

    /// <summary>Goes on inside TLS: everything that was learned before is forgotten.</summary>
    public NegotiationStep TlsStarted()
    {
        _isEncrypted = true;
        return Restart(NegotiationStep.Read);
    }

    /// <summary>Takes what the client sent.</summary>
    public NegotiationStep Next(in Frame frame)
    {
        if (frame.Kind is FrameKind.End or FrameKind.StreamClose)
        {
            return Fail(
                NegotiationFailureKind.Refused,
                $"The client closed the connection instead of sending {Awaited}.",
                frame.Kind == FrameKind.StreamClose && _hasSentHeader ? StreamMarkup.StreamEnd.ToArray() : null);
        }

        string? name = StreamElement.NameOf(frame);
        return (frame.Kind, name, _state) switch
        {
            (FrameKind.StreamOpen, "stream", State.AwaitHeader) => Answer(frame),
            (FrameKind.Document, "starttls", State.AwaitStartTls) => StartTls(),
            (FrameKind.Document, "auth", State.AwaitStartTls) => LoginInClear(),
            (FrameKind.Document, "auth", State.AwaitLogin) => ReadLogin(frame),
            (FrameKind.Document, "abort", State.AwaitLogin) => LoginRefused("aborted"),
            (_, null, _) => Violation("something that cannot be read", "xml-not-well-formed"),
            (_, _, State.AwaitLogin) => Violation($"the element '{name}'", "not-authorized"),
            (_, _, State.AwaitStartTls) => Violation($"the element '{name}'", "policy-violation"),
            _ => Violation($"the element '{name}'", "invalid-xml"),
        };
    }

    /// <summary>
    /// Takes bytes that are no frame. Only the kind of the fault is told on: they may be part of a password.
    /// </summary>
    public NegotiationStep Malformed(XmlFault fault) =>
        Violation($"malformed XML ({NegotiationLimits.Tell(fault)})", StreamMarkup.ConditionOf(fault.Code));

    private NegotiationStep Answer(in Frame frame)
    {
        if (!_isEncrypted && NeedsTls)
        {
            _state = State.AwaitStartTls;
            return NegotiationStep.SendAndRead(Header(frame, StreamOffer.StartTls));
        }

        if (_demandsLogin && UserName is null)
        {
            if (!_isEncrypted)
            {
                byte[] refusal = [.. Header(frame, StreamOffer.None), .. StreamMarkup.StreamError("policy-violation")];
                return Fail(
                    NegotiationFailureKind.Login,
                    "This server demands a login, but passwords are taken only inside TLS, and its TLS is "
                        + "switched off.",
                    refusal);
            }

            _state = State.AwaitLogin;
            return NegotiationStep.SendAndRead(Header(frame, StreamOffer.Plain));
        }

        _state = State.Done;
        return NegotiationStep.SendAndReady(Header(frame, StreamOffer.Nothing));
    }

    private byte[] Header(in Frame frame, StreamOffer offer)
    {
        string? asked = _profile.To.Length > 0 ? _profile.To : StreamElement.HeaderAttribute(frame, "to"u8);
        string from = asked is { Length: > 0 and <= LongestName } ? asked : "localhost";
        _hasSentHeader = true;
        return StreamMarkup.ServerHeader(_profile, _newId(), from, offer);
    }

    private NegotiationStep StartTls()
    {
        _state = State.AwaitTls;
        return NegotiationStep.SendAndStartTls(StreamMarkup.Proceed());
    }

    private NegotiationStep Restart(NegotiationStep step)
    {
        _state = State.AwaitHeader;
        _hasSentHeader = false;
        return step;
    }

    private NegotiationStep Violation(string what, string condition)
    {
        byte[] error = StreamMarkup.StreamError(condition);
        if (!_hasSentHeader)
        {
            // An error stands inside a stream, so the stream has to be opened first. RFC 3920, 4.7.1.
            string from = _profile.To.Length > 0 ? _profile.To : "localhost";
            error = [.. StreamMarkup.ServerHeader(_profile, _newId(), from, StreamOffer.None), .. error];
        }

        return Fail(
            NegotiationFailureKind.Violation, $"The client sent {what} instead of {Awaited}.", error, condition);
    }

    private NegotiationStep Fail(
        NegotiationFailureKind kind, string message, byte[]? send = null, string? condition = null) =>
        NegotiationStep.Fail(new NegotiationFailure(kind, Stage, message, condition), send);
}

using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>
/// The client's half of opening a stream: header, features, TLS, login. It knows no socket, time or thread: a frame
/// goes in, a step comes out.
/// </summary>
internal sealed class ClientNegotiator
{
    private readonly StreamProfile _profile;
    private readonly string _host;
    private readonly bool _hasCredentials;
    private bool _isEncrypted;
    private bool _isLoggedIn;
    private string? _server;
    private State _state;

    /// <summary>Makes the state machine of one connection.</summary>
    /// <param name="profile">How the protocol opens its streams.</param>
    /// <param name="host">The server's name, for the header.</param>
    /// <param name="isEncrypted">Whether the connection is inside TLS from its first byte.</param>
    /// <param name="hasCredentials">Whether a login can be given.</param>
    public ClientNegotiator(StreamProfile profile, string host, bool isEncrypted, bool hasCredentials)
    {
        _profile = profile;
        _host = host;
        _isEncrypted = isEncrypted;
        _hasCredentials = hasCredentials;
    }

    private enum State
    {
        New,
        AwaitHeader,
        AwaitFeatures,
        AwaitProceed,
        AwaitTls,
        AwaitCredentials,
        AwaitLogin,
        Done,
    }

    /// <summary>How far the connection has come.</summary>
    public ConnectionStage Stage => _state switch
    {
        State.AwaitProceed => ConnectionStage.StartTls,
        State.AwaitTls => ConnectionStage.Tls,
        State.AwaitCredentials or State.AwaitLogin => ConnectionStage.Login,
        State.Done => ConnectionStage.Ready,
        State.AwaitFeatures when !_isEncrypted => ConnectionStage.Features,
        _ when _isLoggedIn => ConnectionStage.Login,
        _ when _isEncrypted => ConnectionStage.SecondHeader,
        _ => ConnectionStage.Header,
    };

    /// <summary>What the server owes us now, in words.</summary>
    public string Awaited => _state switch
    {
        State.AwaitFeatures => "its stream features",
        State.AwaitProceed => "its answer to STARTTLS",
        State.AwaitTls => "its part of the TLS handshake",
        State.AwaitCredentials => "a login",
        State.AwaitLogin => "its answer to the login",
        _ => "its stream header",
    };

    /// <summary>Whether the login was made; false when the server demanded none.</summary>
    public bool IsLoggedIn => _isLoggedIn;

    /// <summary>Begins: the stream header.</summary>
    public NegotiationStep Start() => NegotiationStep.SendAndRead(OpenStream());

    /// <summary>Goes on inside TLS: everything that was learned before is forgotten.</summary>
    public NegotiationStep TlsStarted()
    {
        _isEncrypted = true;
        return NegotiationStep.SendAndRead(OpenStream());
    }

    /// <summary>Sends a user name and password.</summary>
    public NegotiationStep Login(LoginSecret secret)
    {
        if (_state != State.AwaitCredentials || !_isEncrypted)
        {
            throw new InvalidOperationException("A login is sent only when it is asked for, and only inside TLS.");
        }

        _state = State.AwaitLogin;
        return NegotiationStep.SendAndRead(SaslPlain.Encode(secret), isSecret: true);
    }

    /// <summary>Takes what the server sent.</summary>
    public NegotiationStep Next(in Frame frame)
    {
        if (frame.Kind is FrameKind.End or FrameKind.StreamClose)
        {
            return Fail(
                NegotiationFailureKind.Refused,
                $"The server closed the connection instead of sending {Awaited}.");
        }

        if (StreamElement.NameOf(frame) is not { } name)
        {
            return Violation("something that cannot be read");
        }

        if (frame.Kind == FrameKind.StreamOpen)
        {
            if (_state != State.AwaitHeader || name != "stream")
            {
                return Violation($"a stream header '{name}'");
            }

            // Nothing of a header is used; but a server that is another one behind a restart is not the one we asked for.
            string? from = StreamElement.HeaderAttribute(frame, "from"u8);
            if (_server is not null && from is not null && !from.Equals(_server, StringComparison.OrdinalIgnoreCase))
            {
                return Violation("the stream header of another server than before");
            }

            _server ??= from;
            _state = State.AwaitFeatures;
            return NegotiationStep.Read;
        }

        return (name, _state) switch
        {
            ("error", _) => Refused("ended the stream with the error", frame),
            ("failure", State.AwaitLogin) => LoginRefused(frame),
            ("failure", State.AwaitProceed) => Refused("cannot start TLS", frame),
            ("failure", _) => Refused("reported the failure", frame),
            ("features", State.AwaitFeatures) => Choose(frame),
            ("proceed", State.AwaitProceed) => StartTls(),
            ("success", State.AwaitLogin) => LoggedIn(),
            _ => Violation($"the element '{name}'"),
        };
    }

    private byte[] OpenStream()
    {
        _state = State.AwaitHeader;
        return StreamMarkup.ClientHeader(_profile, _host);
    }

    private NegotiationStep Choose(in Frame frame)
    {
        StreamFeatures features = StreamElement.ReadFeatures(frame);
        return _isEncrypted ? ChooseInsideTls(features) : ChooseInClear(features);
    }

    private NegotiationStep ChooseInClear(StreamFeatures features)
    {
        if (_profile.Tls == TlsRequirement.Required)
        {
            if (features.HasStartTls)
            {
                _state = State.AwaitProceed;
                return NegotiationStep.SendAndRead(StreamMarkup.StartTls());
            }

            return Fail(
                NegotiationFailureKind.Violation,
                "The server does not offer STARTTLS, but TLS is required. Either its TLS is switched off, or somebody "
                + "between has removed the offer. Nothing secret was sent.");
        }

        if (features.RequiresTls)
        {
            return Fail(
                NegotiationFailureKind.Refused,
                "The server requires TLS, but this client was set to "
                + $"{nameof(TlsRequirement)}.{nameof(TlsRequirement.InsecureNone)}.");
        }

        if (features.Mechanisms.Count > 0)
        {
            return Fail(
                NegotiationFailureKind.Login,
                "The server demands a login, but the connection is not inside TLS, and a password is never sent "
                + $"in clear text. Use {nameof(TlsRequirement)}.{nameof(TlsRequirement.Required)}.");
        }

        return Ready();
    }

    private NegotiationStep ChooseInsideTls(StreamFeatures features)
    {
        if (_isLoggedIn || features.Mechanisms.Count == 0)
        {
            return Ready();
        }

        if (!features.Mechanisms.Contains(StreamProfile.Plain, StringComparer.OrdinalIgnoreCase))
        {
            return Fail(
                NegotiationFailureKind.Login,
                $"The server offers the logins {string.Join(", ", features.Mechanisms)}; only PLAIN is supported.");
        }

        if (!_hasCredentials)
        {
            return Fail(
                NegotiationFailureKind.Login,
                "The server demands a user name and password. Give them with the option Credentials, or connect from a "
                + "host that the server lets in without.");
        }

        _state = State.AwaitCredentials;
        return NegotiationStep.Login;
    }

    private NegotiationStep StartTls()
    {
        _state = State.AwaitTls;
        return NegotiationStep.SendAndStartTls();
    }

    private NegotiationStep LoggedIn()
    {
        _isLoggedIn = true;
        return NegotiationStep.SendAndRestart(OpenStream());
    }

    private NegotiationStep Ready()
    {
        _state = State.Done;
        return NegotiationStep.SendAndReady();
    }

    private NegotiationStep LoginRefused(in Frame frame)
    {
        string condition = StreamElement.ConditionOf(frame) ?? "no condition";
        string advice = condition == "not-authorized" ? " Check user name and password." : "";
        return Fail(
            NegotiationFailureKind.Login, $"The server refused the login: {condition}.{advice}", condition);
    }

    private NegotiationStep Refused(string what, in Frame frame)
    {
        string condition = StreamElement.ConditionOf(frame) ?? "no condition";
        return Fail(NegotiationFailureKind.Refused, $"The server {what}: {condition}.", condition);
    }

    private NegotiationStep Violation(string what) =>
        Fail(NegotiationFailureKind.Violation, $"The server sent {what} instead of {Awaited}.");

    private NegotiationStep Fail(NegotiationFailureKind kind, string message, string? condition = null) =>
        NegotiationStep.Fail(new NegotiationFailure(kind, Stage, message, condition));
}

using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Negotiation;

/// <content>The login.</content>
internal sealed partial class ServerNegotiator
{
    /// <summary>Takes the result of the check that was asked for.</summary>
    /// <param name="condition">The SASL failure condition; null when user and password are right.</param>
    public NegotiationStep LoginChecked(string? condition)
    {
        using PlainLogin login = PendingLogin;
        _login = null;
        if (condition is not null)
        {
            return LoginRefused(condition);
        }

        UserName = login.User;
        return Restart(NegotiationStep.SendAndRestart(StreamMarkup.Success()));
    }

    /// <summary>Clears a login that was never checked.</summary>
    public void ForgetLogin()
    {
        _login?.Dispose();
        _login = null;
    }

    private NegotiationStep ReadLogin(in Frame frame)
    {
        Utf8XmlReader reader = new(frame.Bytes.Span);
        reader.ReadRoot();
        if (!reader.GetAttribute("mechanism"u8).IsIgnoreCase("PLAIN"u8))
        {
            return LoginRefused("invalid-mechanism");
        }

        Utf8XmlText content = reader.ReadText().Trim();
        if (SaslPlain.TryDecode(content.Raw, out _login) is { } condition)
        {
            return LoginRefused(condition);
        }

        _state = State.Checking;
        return NegotiationStep.CheckLogin;
    }

    private NegotiationStep LoginRefused(string condition)
    {
        _state = State.AwaitLogin;
        _attempts++;
        bool isLast = _attempts >= _maxAttempts;
        byte[] failure = StreamMarkup.LoginFailure(condition, isLast);
        return isLast
            ? Fail(
                NegotiationFailureKind.Login,
                $"The login of the client was refused {_attempts} times, at last with {condition}.",
                failure,
                condition)
            : NegotiationStep.SendAndRead(failure);
    }

    // RFC 6120, 6.5.4: the password is known to everybody on the way now, so there is no second attempt.
    private NegotiationStep LoginInClear() => Fail(
        NegotiationFailureKind.Violation,
        "The client sent a login before TLS was started.",
        StreamMarkup.LoginFailure("encryption-required", isLast: true),
        "encryption-required");
}

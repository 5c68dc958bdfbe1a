namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Why a connection cannot become ready.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Stage">Where it happened.</param>
/// <param name="Message">What happened and what can be done about it. Never holds content or credentials.</param>
/// <param name="Condition">The SASL or stream condition, when there is one.</param>
internal sealed record NegotiationFailure(
    NegotiationFailureKind Kind, ConnectionStage Stage, string Message, string? Condition = null)
{
    /// <summary>The failure as callers see it.</summary>
    public PeerException ToException(string host, long sessionNumber, Exception? cause = null) => Kind switch
    {
        NegotiationFailureKind.Violation =>
            new ProtocolViolationException(Message, host, Stage, cause) { SessionNumber = sessionNumber },
        NegotiationFailureKind.Login => new AuthenticationFailedException(Message, host, Stage, cause)
        {
            SessionNumber = sessionNumber,
            Condition = Condition,
        },
        _ => new ConnectFailedException(Message, host, Stage, cause) { SessionNumber = sessionNumber },
    };
}

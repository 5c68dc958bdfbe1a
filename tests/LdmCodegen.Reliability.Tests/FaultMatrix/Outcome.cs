using LdmCodegen.Runtime;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>How a call or an enumeration ended, as the table writes it.</summary>
internal static class Outcome
{
    /// <summary>The kind of the error and the stage that it names: <c>lost@Ready</c>.</summary>
    public static string Of(Exception? error) => error switch
    {
        null => "done",
        ConnectFailedException e => "connect@" + e.Stage,
        TrustFailedException e => "trust@" + e.Stage,
        AuthenticationFailedException e => "login@" + e.Stage,
        ProtocolViolationException e => "violation@" + e.Stage,
        ConnectionLostException e => "lost@" + e.Stage,
        RequestTimeoutException e => "late@" + e.Stage,
        _ => error.GetType().Name,
    };

    /// <summary>Whether a message tells all that happened: nothing but the peer's own doing, or a deadline.</summary>
    public static bool IsFirstCause(PeerException error) =>
        error.Message.Contains("closed the connection", StringComparison.Ordinal)
        || error.Message.StartsWith("The server sent the element", StringComparison.Ordinal)
        || error.Message.Contains("in clear text came after", StringComparison.Ordinal)
        || error.Message.Contains("Timeout)", StringComparison.Ordinal);
}

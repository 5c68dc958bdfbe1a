using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Log messages of opening a stream, 2000 to 2999. None holds a user name, password or content.</summary>
internal static partial class NegotiationLog
{
    [LoggerMessage(2000, LogLevel.Debug,
        "Session {Session} with {Host} is ready (encrypted: {IsEncrypted}, logged in: {IsLoggedIn})")]
    public static partial void ClientReady(
        this ILogger logger, string host, long session, bool isEncrypted, bool isLoggedIn);

    [LoggerMessage(2001, LogLevel.Debug, "Session {Session} with {Host} did not become ready: {Problem} at {Stage}")]
    public static partial void ClientFailed(
        this ILogger logger, string host, long session, ConnectionStage stage, string problem);

    [LoggerMessage(2002, LogLevel.Debug, "Session {Session} with {Host} is inside TLS")]
    public static partial void TlsStarted(this ILogger logger, string host, long session);

    [LoggerMessage(2010, LogLevel.Debug,
        "Peer {Session} from {Host} is ready (encrypted: {IsEncrypted}, logged in: {IsLoggedIn})")]
    public static partial void PeerReady(
        this ILogger logger, string host, long session, bool isEncrypted, bool isLoggedIn);

    [LoggerMessage(2011, LogLevel.Debug, "Peer {Session} from {Host} did not become ready: {Problem} at {Stage}")]
    public static partial void PeerFailed(
        this ILogger logger, string host, long session, ConnectionStage stage, string problem);

    [LoggerMessage(2012, LogLevel.Warning, "Peer {Session} from {Host}: login attempt {Attempt} was refused")]
    public static partial void LoginRefused(this ILogger logger, string host, long session, int attempt);

    [LoggerMessage(2013, LogLevel.Warning,
        "Peer {Session} from {Host}: the login was refused because the server has no authenticator")]
    public static partial void NoAuthenticator(this ILogger logger, string host, long session);

    [LoggerMessage(2014, LogLevel.Error, "Peer {Session} from {Host}: the check of the login failed with {Problem}")]
    public static partial void LoginCheckFailed(this ILogger logger, string host, long session, string problem);
}

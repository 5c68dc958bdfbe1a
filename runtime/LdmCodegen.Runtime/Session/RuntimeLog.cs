using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime;

/// <summary>
/// Every log entry of clients, servers and sessions. Ids: 1000 connection, 3000 request, 4000 subscription. Document
/// content and credentials are never logged.
/// </summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(1000, LogLevel.Information, "{Host} session {Session}: {Previous} -> {Current}")]
    public static partial void StateChanged(
        ILogger logger, string host, long session, ConnectionState previous, ConnectionState current);

    [LoggerMessage(1001, LogLevel.Warning, "{Host} session {Session}: connection lost; trying again")]
    public static partial void ConnectionLost(ILogger logger, string host, long session, Exception reason);

    [LoggerMessage(1002, LogLevel.Debug, "{Host} session {Session}: attempt {Attempt} failed; next in {Delay}")]
    public static partial void AttemptFailed(
        ILogger logger, string host, long session, int attempt, TimeSpan delay, Exception reason);

    [LoggerMessage(1003, LogLevel.Error, "{Host} session {Session}: given up")]
    public static partial void GivenUp(ILogger logger, string host, long session, Exception reason);

    [LoggerMessage(1004, LogLevel.Warning, "{Host} session {Session}: a document was skipped: {Fault}")]
    public static partial void DocumentSkipped(ILogger logger, string host, long session, XmlFault fault);

    [LoggerMessage(1005, LogLevel.Warning, "{Host} session {Session}: a callback on a cancelled token failed")]
    public static partial void CancellationCallbackFailed(
        ILogger logger, string host, long session, Exception reason);

    [LoggerMessage(1010, LogLevel.Information, "Listening on {EndPoint}")]
    public static partial void Listening(ILogger logger, object endPoint);

    [LoggerMessage(1011, LogLevel.Information, "{Host} session {Session}: peer ready, user {User}")]
    public static partial void PeerReady(ILogger logger, string host, long session, string? user);

    [LoggerMessage(1012, LogLevel.Information, "{Host} session {Session}: peer gone: {Reason}")]
    public static partial void PeerGone(ILogger logger, string host, long session, string reason);

    [LoggerMessage(1013, LogLevel.Warning, "{Host} session {Session}: peer did not come in: {Reason}")]
    public static partial void PeerRefused(ILogger logger, string host, long session, string reason);

    [LoggerMessage(1014, LogLevel.Warning, "A connection could not be accepted; trying again")]
    public static partial void AcceptFailed(ILogger logger, Exception reason);

    [LoggerMessage(3000, LogLevel.Warning, "{Host} session {Session}: request {Action} timed out")]
    public static partial void RequestTimedOut(ILogger logger, string host, long session, string action);

    [LoggerMessage(3001, LogLevel.Debug, "{Host} session {Session}: late reply to {Action} dropped")]
    public static partial void LateReplyDropped(ILogger logger, string host, long session, string action);

    [LoggerMessage(3002, LogLevel.Error, "{Host} session {Session}: the handler of {Action} failed")]
    public static partial void RequestHandlerFailed(
        ILogger logger, string host, long session, string action, Exception reason);

    [LoggerMessage(4000, LogLevel.Warning, "{Host}: events from {Since} to {Until} may be missing: {Reason}")]
    public static partial void EventsMissed(
        ILogger logger, string host, DateTimeOffset since, DateTimeOffset until, GapReason reason);

    [LoggerMessage(4001, LogLevel.Warning, "{Host}: registration of {Group} was not given back")]
    public static partial void UnregisterFailed(ILogger logger, string host, string group, Exception reason);

    [LoggerMessage(4002, LogLevel.Error, "{Host}: an event handler failed on {Event}")]
    public static partial void EventHandlerFailed(ILogger logger, string host, string @event, Exception reason);

    [LoggerMessage(4003, LogLevel.Warning, "{Host}: a subscription ended")]
    public static partial void SubscriptionEnded(ILogger logger, string host, Exception reason);

    [LoggerMessage(4004, LogLevel.Warning, "{Host}: a live model is out of date and asks again in {Delay}")]
    public static partial void ModelNotRead(ILogger logger, string host, TimeSpan delay, Exception reason);
}

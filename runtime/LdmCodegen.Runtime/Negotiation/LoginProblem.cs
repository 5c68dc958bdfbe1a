using System.Globalization;
using System.Net.Sockets;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Where a login stood when something went wrong, and what the caller is told.</summary>
/// <param name="Peer">The peer's side: <c>server</c> or <c>client</c>.</param>
/// <param name="Host">The peer's name or address.</param>
/// <param name="SessionNumber">The number of the session.</param>
/// <param name="Stage">How far it had come.</param>
/// <param name="Awaited">What the peer owed us, in words.</param>
/// <param name="Timeout">How long everything may take.</param>
internal sealed record LoginProblem(
    string Peer, string Host, long SessionNumber, ConnectionStage Stage, string Awaited, TimeSpan Timeout)
{
    /// <summary>Whether a connection that fails this way is simply gone.</summary>
    public static bool IsBroken(Exception problem) =>
        problem is IOException or SocketException or ObjectDisposedException;

    /// <summary>
    /// The exception for the caller; null when the problem is not the peer's and must be passed on as it is.
    /// </summary>
    /// <param name="problem">What happened.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    public Exception? Translate(Exception problem, CancellationToken cancellationToken) => problem switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException(cancellationToken),
        OperationCanceledException => Failed(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The {Peer} did not send {Awaited} in time: everything up to the first document may take "
                + $"{Timeout.TotalSeconds:0.###} s (option LoginTimeout).")),
        TlsFailedException { IsTrustFailure: true } untrusted =>
            new TrustFailedException(untrusted.Message, Host, ConnectionStage.Tls, untrusted)
            {
                SessionNumber = SessionNumber,
                Pin = untrusted.Pin,
            },
        TlsFailedException { IsClearText: true } =>
            new ProtocolViolationException(problem.Message, Host, ConnectionStage.Tls, problem)
            {
                SessionNumber = SessionNumber,
            },
        TlsFailedException => new ConnectFailedException(problem.Message, Host, ConnectionStage.Tls, problem)
        {
            SessionNumber = SessionNumber,
        },
        XmlFaultException { Fault.Code: XmlFaultCode.Truncated } cut =>
            Failed($"The connection ended while the {Peer} was sending {Awaited}.", WithoutContent(cut.Fault)),
        XmlFaultException fault => new ProtocolViolationException(
            $"The {Peer} sent malformed XML ({NegotiationLimits.Tell(fault.Fault)}) instead of {Awaited}.",
            Host,
            Stage,
            WithoutContent(fault.Fault))
        {
            SessionNumber = SessionNumber,
        },
        TimeoutException => Failed($"The {Peer} began to send {Awaited} but did not end in time.", problem),
        _ when IsBroken(problem) =>
            Failed($"The connection broke while the {Peer} should have sent {Awaited}: {problem.Message}", problem),
        _ => null,
    };

    private static XmlFaultException WithoutContent(XmlFault fault) =>
        new(fault with { Message = NegotiationLimits.Tell(fault) });

    private ConnectFailedException Failed(string message, Exception? cause = null) =>
        new(message, Host, Stage, cause) { SessionNumber = SessionNumber };
}

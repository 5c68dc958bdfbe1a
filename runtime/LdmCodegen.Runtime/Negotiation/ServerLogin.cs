using System.Globalization;
using System.Runtime.ExceptionServices;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Gets a server's new connection ready for documents: stream header, TLS, login.</summary>
public static class ServerLogin
{
    /// <summary>Runs everything up to the first document. If it fails, the connection is closed.</summary>
    /// <param name="connection">A connection that was just accepted.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="sessionNumber">The number of the session, for messages.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>
    /// The framer, standing before the first document, and how the peer came in. The caller disposes it.
    /// </returns>
    /// <exception cref="ConnectFailedException">The client was too slow or went away.</exception>
    /// <exception cref="AuthenticationFailedException">The login was refused too often.</exception>
    /// <exception cref="ProtocolViolationException">The client sent what it must not send.</exception>
    /// <exception cref="ArgumentException">The settings do not fit together.</exception>
    public static async ValueTask<(FrameReader Reader, ServerLoginResult Result)> RunAsync(
        ByteConnection connection,
        ServerLoginSettings settings,
        long sessionNumber,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        string? address = Convert.ToString(connection.RemoteEndPoint, CultureInfo.InvariantCulture);
        string host = string.IsNullOrEmpty(address) ? "local" : address;
        using CancellationTokenSource deadline = new(settings.Timeout, settings.Time);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        ServerLoginRun run = new(connection, settings, host, sessionNumber);
        try
        {
            FrameReader reader = await run.RunAsync(either.Token).ConfigureAwait(Schedule.Here);
            settings.Logger.PeerReady(host, sessionNumber, connection.IsEncrypted, run.UserName is not null);
            return (reader, new ServerLoginResult(run.UserName, connection.IsEncrypted));
        }
        catch (Exception problem)
        {
            LoginProblem where = new("client", host, sessionNumber, run.Stage, run.Awaited, settings.Timeout);
            Exception told = where.Translate(problem, cancellationToken) ?? problem;
            run.Dispose();
            await connection.DisposeAsync().ConfigureAwait(Schedule.Here);
            settings.Logger.PeerFailed(host, sessionNumber, run.Stage, told.GetType().Name);
            if (ReferenceEquals(told, problem))
            {
                ExceptionDispatchInfo.Throw(problem);
            }

            throw told;
        }
    }
}

using System.Runtime.ExceptionServices;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Gets a client's new connection ready for documents: stream header, TLS, login.</summary>
public static class ClientLogin
{
    /// <summary>Runs everything up to the first document. If it fails, the connection is closed.</summary>
    /// <param name="connection">A connection that nothing was sent on yet.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The framer, standing before the first document. The caller disposes it.</returns>
    /// <exception cref="ConnectFailedException">The server refused, was too slow or went away.</exception>
    /// <exception cref="TrustFailedException">The server's certificate is not trusted.</exception>
    /// <exception cref="AuthenticationFailedException">The login was refused, or none could be given.</exception>
    /// <exception cref="ProtocolViolationException">The server sent what it must not send.</exception>
    /// <exception cref="ArgumentException">The settings do not fit together.</exception>
    public static async ValueTask<FrameReader> RunAsync(
        ByteConnection connection, ClientLoginSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        using CancellationTokenSource deadline = new(settings.Timeout, settings.Time);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        ClientLoginRun run = new(connection, settings);
        try
        {
            FrameReader reader = await run.RunAsync(either.Token).ConfigureAwait(Schedule.Here);
            settings.Logger.ClientReady(settings.Name, settings.SessionNumber, connection.IsEncrypted, run.IsLoggedIn);
            return reader;
        }
        catch (Exception problem)
        {
            LoginProblem where = new(
                "server", settings.Name, settings.SessionNumber, run.Stage, run.Awaited, settings.Timeout);
            Exception told = where.Translate(problem, cancellationToken) ?? problem;
            run.Dispose();
            await connection.DisposeAsync().ConfigureAwait(Schedule.Here);
            settings.Logger.ClientFailed(settings.Name, settings.SessionNumber, run.Stage, told.GetType().Name);
            if (ReferenceEquals(told, problem))
            {
                ExceptionDispatchInfo.Throw(problem);
            }

            throw told;
        }
    }
}

using System.Net;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Server;

/// <content>Start, the accept loop, and stop.</content>
public abstract partial class ProtocolServer<TRequest, TReply, TEvent, TPeer>
{
    private static readonly TimeSpan PauseAfterFailedAccept = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private IConnectionListener? _listener;
    private X509Certificate2? _ownCertificate;
    private ServerLoginSettings _login = new();
    private string _pin = "";
    private Task _accepting = Task.CompletedTask;
    private Task? _disposing;
    private bool _isStarted;

    private IConnectionListener Listener =>
        _listener ?? throw new InvalidOperationException("The server was not started: call StartAsync first.");

    /// <summary>Starts to listen. Called once; a start that failed may be repeated.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>A task that ends when the server listens.</returns>
    /// <exception cref="IOException">The place is taken or cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The server was started before.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposing is not null, this);
            if (_isStarted)
            {
                throw new InvalidOperationException("The server was started before.");
            }

            _isStarted = true;
        }

        IConnectionListener listener = await ListenAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        lock (_gate)
        {
            _listener = listener;
            if (_disposing is null)
            {
                _accepting = Schedule.Run(() => AcceptLoopAsync(listener));
            }
        }

        if (_stop.IsCancellationRequested)
        {
            await listener.DisposeAsync().ConfigureAwait(Schedule.Here);
            throw new ObjectDisposedException(GetType().Name);
        }

        RuntimeLog.Listening(_logger, listener.LocalEndPoint);
    }

    private async Task<IConnectionListener> ListenAsync(CancellationToken cancellationToken)
    {
        EndPoint place = _options.Listen ?? new IPEndPoint(IPAddress.Loopback, _protocol.Description.DefaultPort);
        IListenerFactory transport = _options.Transport ?? TcpTransport.Instance;
        try
        {
            _login = CreateLogin();
            return await transport.ListenAsync(place, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch
        {
            lock (_gate)
            {
                _isStarted = false;
            }

            throw;
        }
    }

    /// <summary>
    /// Stops listening, answers what is under way, closes the streams and cuts after
    /// <see cref="ServerOptions.CloseTimeout"/>. Doing it twice is fine.
    /// </summary>
    /// <returns>A task that ends when nothing of the server runs any more.</returns>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        lock (_gate)
        {
            _disposing ??= Schedule.Run(DisposeCoreAsync);
            return new ValueTask(_disposing);
        }
    }

    private async Task DisposeCoreAsync()
    {
        await Schedule.CancelAsync(_stop).ConfigureAwait(Schedule.Here);
        if (Volatile.Read(ref _listener) is { } listener)
        {
            await listener.DisposeAsync().ConfigureAwait(Schedule.Here);
        }

        await _accepting.ConfigureAwait(Schedule.Here);
        await Task.WhenAll(_peers.Values.Select(static session => session.StopAsync())).ConfigureAwait(Schedule.Here);
        await Task.WhenAll(_serving.Values).ConfigureAwait(Schedule.Here);
        _ownCertificate?.Dispose();
        _stop.Dispose();
    }

    private ServerLoginSettings CreateLogin()
    {
        ProtocolDescription description = _protocol.Description;
        bool isEncrypted = _options.Tls == TlsRequirement.Required && description.Stream.TlsStart != TlsStart.None;
        X509Certificate2? certificate = null;
        if (isEncrypted)
        {
            certificate = _options.Certificate
                ?? (_ownCertificate ??= SelfSignedCertificate.Create("localhost", _options.Time));
            _pin = KeyPin.Of(certificate);
        }

        return new ServerLoginSettings
        {
            Profile = description.Stream with { Tls = _options.Tls },
            Framing = description.Framing,
            Limits = Limits,
            Tls = certificate is null ? null : new TlsServerSettings(certificate),
            Authenticator = _options.Authenticator,
            LoginPolicy = _options.LoginPolicy,
            Timeout = _options.LoginTimeout,
            Time = _options.Time,
            Logger = _logger,
        };
    }

    private async Task AcceptLoopAsync(IConnectionListener listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                ByteConnection connection = await listener.AcceptAsync(_stop.Token).ConfigureAwait(Schedule.Here);
                Serve(connection);
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Short of handles, or worse: others are served on, and the next try may succeed.
                RuntimeLog.AcceptFailed(_logger, e);
                await PauseAsync().ConfigureAwait(Schedule.Here);
            }
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(PauseAfterFailedAccept, _options.Time, _stop.Token).ConfigureAwait(Schedule.Here);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }
}

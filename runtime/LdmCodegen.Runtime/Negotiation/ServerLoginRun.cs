using System.Security.Cryptography;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>One login on a server: moves bytes between the connection and the state machine.</summary>
internal sealed class ServerLoginRun : IDisposable
{
    private const int IdBytes = 16;

    private readonly ByteConnection _connection;
    private readonly ServerLoginSettings _settings;
    private readonly string _host;
    private readonly long _sessionNumber;
    private readonly LoginChannel _channel;
    private readonly bool _startsWithTls;
    private ServerNegotiator _negotiator;

    public ServerLoginRun(ByteConnection connection, ServerLoginSettings settings, string host, long sessionNumber)
    {
        _connection = connection;
        _settings = settings;
        _host = host;
        _sessionNumber = sessionNumber;
        _channel = new LoginChannel(connection, settings.Framing, settings.Time);
        _startsWithTls = settings.Profile is { Tls: TlsRequirement.Required, TlsStart: TlsStart.Direct };
        _negotiator = NewNegotiator();
    }

    public ConnectionStage Stage =>
        _startsWithTls && !_connection.IsEncrypted ? ConnectionStage.Tls : _negotiator.Stage;

    public string Awaited =>
        Stage == ConnectionStage.Tls ? "its part of the TLS handshake" : _negotiator.Awaited;

    public string? UserName => _negotiator.UserName;

    public async ValueTask<FrameReader> RunAsync(CancellationToken cancellationToken)
    {
        if (_startsWithTls)
        {
            await StartTlsAsync(cancellationToken).ConfigureAwait(Schedule.Here);
            _negotiator = NewNegotiator();
        }

        if (_settings.Framing != FramingMode.XmlStream)
        {
            _channel.Open(_settings.Limits);
            return _channel.TakeReader();
        }

        OpenStream();
        NegotiationStep step = NegotiationStep.Read;
        while (true)
        {
            if (step.Action == NegotiationAction.StartTls && _channel.FindInjection() is { } injection)
            {
                throw injection.ToException(_host, _sessionNumber);
            }

            if (step.Action == NegotiationAction.Fail)
            {
                await _channel.SendLastAsync(step, cancellationToken).ConfigureAwait(Schedule.Here);
                throw step.Failure!.ToException(_host, _sessionNumber);
            }

            await _channel.SendAsync(step, cancellationToken).ConfigureAwait(Schedule.Here);
            switch (step.Action)
            {
                case NegotiationAction.StartTls:
                    await StartTlsAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                    step = _negotiator.TlsStarted();
                    OpenStream();
                    break;
                case NegotiationAction.Restart:
                    OpenStream();
                    step = await ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                    break;
                case NegotiationAction.CheckLogin:
                    step = _negotiator.LoginChecked(await CheckAsync(cancellationToken).ConfigureAwait(Schedule.Here));
                    break;
                case NegotiationAction.Ready:
                    return _channel.TakeReader();
                default:
                    step = await ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                    break;
            }
        }
    }

    public void Dispose()
    {
        _negotiator.ForgetLogin();
        _channel.Dispose();
    }

    private static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(IdBytes));

    private ServerNegotiator NewNegotiator() => new(
        _settings.Profile,
        _connection.IsEncrypted,
        _settings.DemandsLogin(_connection.IsLocal),
        _settings.MaxLoginAttempts,
        NewId);

    // A stream on which documents do not follow may hold a password.
    private void OpenStream()
    {
        bool isLast = _negotiator.IsLastStream;
        _channel.Open(isLast ? _settings.Limits : NegotiationLimits.For(_settings.Limits), clearsBytes: !isLast);
    }

    private async ValueTask StartTlsAsync(CancellationToken cancellationToken)
    {
        await _connection.UpgradeToTlsAsServerAsync(_settings.Tls!, cancellationToken).ConfigureAwait(Schedule.Here);
        _settings.Logger.TlsStarted(_host, _sessionNumber);
    }

    private async ValueTask<NegotiationStep> ReadAsync(CancellationToken cancellationToken)
    {
        Frame frame;
        try
        {
            frame = await _channel.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (XmlFaultException problem)
        {
            return _negotiator.Malformed(problem.Fault);
        }

        return _negotiator.Next(frame);
    }

    private async ValueTask<string?> CheckAsync(CancellationToken cancellationToken)
    {
        if (_settings.Authenticator is not { } check)
        {
            _settings.Logger.NoAuthenticator(_host, _sessionNumber);
            return "not-authorized";
        }

        PlainLogin login = _negotiator.PendingLogin;
        try
        {
            bool isRight = await Schedule
                .WaitAsync(check(login.User, login.Password, cancellationToken), cancellationToken)
                .ConfigureAwait(Schedule.Here);
            if (isRight)
            {
                return null;
            }

            _settings.Logger.LoginRefused(_host, _sessionNumber, _negotiator.Attempts + 1);
            return "not-authorized";
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            // The type only: the message of somebody else's exception may show the user or the password.
            _settings.Logger.LoginCheckFailed(_host, _sessionNumber, problem.GetType().Name);
            return "temporary-auth-failure";
        }
    }
}

using System.Globalization;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>One login of a client: moves bytes between the connection and the state machine.</summary>
internal sealed class ClientLoginRun : IDisposable
{
    private readonly ByteConnection _connection;
    private readonly ClientLoginSettings _settings;
    private readonly LoginChannel _channel;
    private readonly bool _startsWithTls;
    private ClientNegotiator _negotiator;

    public ClientLoginRun(ByteConnection connection, ClientLoginSettings settings)
    {
        _connection = connection;
        _settings = settings;
        _channel = new LoginChannel(connection, settings.Framing, settings.Time);
        _startsWithTls = settings.Profile is { Tls: TlsRequirement.Required, TlsStart: TlsStart.Direct };
        _negotiator = NewNegotiator();
    }

    public ConnectionStage Stage =>
        _startsWithTls && !_connection.IsEncrypted ? ConnectionStage.Tls : _negotiator.Stage;

    public string Awaited =>
        Stage == ConnectionStage.Tls ? "its part of the TLS handshake" : _negotiator.Awaited;

    public bool IsLoggedIn => _negotiator.IsLoggedIn;

    public async ValueTask<FrameReader> RunAsync(CancellationToken cancellationToken)
    {
        if (_startsWithTls)
        {
            await StartTlsAsync(cancellationToken).ConfigureAwait(Schedule.Here);
            _negotiator = NewNegotiator();
        }

        _channel.Open(ReaderLimits());
        if (_settings.Framing != FramingMode.XmlStream)
        {
            return _channel.TakeReader();
        }

        NegotiationStep step = _negotiator.Start();
        while (true)
        {
            if (step.Action == NegotiationAction.StartTls && _channel.FindInjection() is { } injection)
            {
                throw injection.ToException(_settings.Name, _settings.SessionNumber);
            }

            await _channel.SendAsync(step, cancellationToken).ConfigureAwait(Schedule.Here);
            switch (step.Action)
            {
                case NegotiationAction.Read:
                    step = _negotiator.Next(await _channel.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here));
                    break;
                case NegotiationAction.StartTls:
                    await StartTlsAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                    step = _negotiator.TlsStarted();
                    _channel.Open(ReaderLimits());
                    break;
                case NegotiationAction.Restart:
                    _channel.Open(ReaderLimits());
                    step = _negotiator.Next(await _channel.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here));
                    break;
                case NegotiationAction.Login:
                    step = await LoginAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                    break;
                case NegotiationAction.Ready:
                    return _channel.TakeReader();
                default:
                    throw step.Failure!.ToException(_settings.Name, _settings.SessionNumber);
            }
        }
    }

    public void Dispose() => _channel.Dispose();

    private ClientNegotiator NewNegotiator() =>
        new(_settings.Profile, _settings.Host, _connection.IsEncrypted, _settings.Credentials is not null);

    // What comes in clear text comes from anybody.
    private XmlLimits ReaderLimits() =>
        _settings.Profile.Tls == TlsRequirement.Required && !_connection.IsEncrypted
            ? NegotiationLimits.For(_settings.Limits)
            : _settings.Limits;

    private async ValueTask StartTlsAsync(CancellationToken cancellationToken)
    {
        TlsClientSettings tls = new()
        {
            TargetHost = _settings.Host,
            TrustName = string.Create(CultureInfo.InvariantCulture, $"{_settings.Host}:{_settings.Port}")
                .ToLowerInvariant(),
            Trust = _settings.Trust,
            Versions = _settings.TlsVersions,
        };
        await _connection.UpgradeToTlsAsClientAsync(tls, cancellationToken).ConfigureAwait(Schedule.Here);
        _settings.Logger.TlsStarted(_settings.Name, _settings.SessionNumber);
    }

    private async ValueTask<NegotiationStep> LoginAsync(CancellationToken cancellationToken)
    {
        try
        {
            using LoginSecret secret =
                await _settings.Credentials!.GetAsync(cancellationToken).ConfigureAwait(Schedule.Here);
            return _negotiator.Login(secret);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationFailedException(
                "The user name and password could not be had: the credentials callback failed.",
                _settings.Name,
                ConnectionStage.Login,
                problem)
            {
                SessionNumber = _settings.SessionNumber,
            };
        }
    }
}

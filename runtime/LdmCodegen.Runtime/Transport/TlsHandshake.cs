using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Runs the TLS handshake and tells its failures in words.</summary>
internal static class TlsHandshake
{
    public static async Task AsClientAsync(
        SslStream tls, TlsClientSettings settings, CancellationToken cancellationToken)
    {
        string name = settings.TrustName ?? settings.TargetHost;
        TlsTrustResult? result = null;
        Exception? fault = null;
        string? pin = null;
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = settings.TargetHost,
            EnabledSslProtocols = settings.Versions,
            AllowRenegotiation = false,
            // No network in the middle of a handshake: neither revocation lists nor missing issuers are fetched.
            CertificateChainPolicy = new X509ChainPolicy
            {
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                X509Certificate2? shown = certificate as X509Certificate2;
                pin = shown is null ? null : KeyPin.Of(shown);
                try
                {
                    result = settings.Trust.Decide(name, shown, chain, errors);
                }
                catch (Exception problem)
                {
                    // Code from outside. A trust that cannot decide does not trust.
                    fault = problem;
                    result = TlsTrustResult.Refused(
                        $"Whether the certificate of '{name}' is trusted could not be decided: {problem.Message}");
                }

                return result.Value.IsTrusted;
            },
        };

        try
        {
            await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (Exception) when (result is { IsTrusted: false })
        {
            throw new TlsFailedException(result.Value.Problem, isTrustFailure: true, pin, fault);
        }
        catch (Exception problem) when (problem is not TlsFailedException && IsHandshakeProblem(problem))
        {
            throw Failed($"The TLS handshake with '{name}' failed", problem);
        }
    }

    public static async Task AsServerAsync(
        SslStream tls, TlsServerSettings settings, CancellationToken cancellationToken)
    {
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificateContext = settings.Context,
            EnabledSslProtocols = settings.Versions,
            AllowRenegotiation = false,
            ClientCertificateRequired = false,
        };

        try
        {
            await tls.AuthenticateAsServerAsync(options, cancellationToken).ConfigureAwait(Schedule.Here);
        }
        catch (Exception problem) when (problem is not TlsFailedException && IsHandshakeProblem(problem))
        {
            throw Failed("The TLS handshake with the client failed", problem);
        }
    }

    private static bool IsHandshakeProblem(Exception problem) =>
        problem is AuthenticationException or IOException or ObjectDisposedException or InvalidOperationException
            or System.ComponentModel.Win32Exception;

    private static TlsFailedException Failed(string what, Exception problem)
    {
        Exception cause = problem;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return new TlsFailedException(
            $"{what}: {cause.Message.TrimEnd('.')}.", isTrustFailure: false, innerException: problem);
    }
}

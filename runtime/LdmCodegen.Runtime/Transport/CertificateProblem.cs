using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Puts into words what is wrong with a certificate, and what can be done about it.</summary>
internal static class CertificateProblem
{
    // The last one: an authority of the same name, but with another key.
    private const X509ChainStatusFlags UnknownIssuer = X509ChainStatusFlags.UntrustedRoot
        | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid;

    public static string Describe(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "The server showed no certificate.";
        }

        X509ChainStatusFlags flags = Flags(chain);
        List<string> problems = [];
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            problems.Add(
                $"The certificate of '{name}', or one above it, is out of date: it is valid from "
                + $"{Utc(certificate.NotBefore)} to {Utc(certificate.NotAfter)}. Renew it, or set the clock of this "
                + "host right.");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            problems.Add(
                $"The certificate is not for '{name}' but for {Names(certificate)}. Connect by one of these names, or "
                + "issue it for the right one.");
        }

        if ((flags & UnknownIssuer) != 0)
        {
            problems.Add(
                $"Nobody trusted vouches for the certificate of '{name}'; its issuer is '{certificate.Issuer}'. Trust "
                + $"its authority with TlsTrust.CaFile, or its key with TlsTrust.PinnedKeys(\"{KeyPin.Of(certificate)}\") "
                + "after you have compared this pin with the one on the server.");
        }

        return problems.Count > 0
            ? string.Join(' ', problems)
            : $"The certificate of '{name}' is not accepted: {flags}, {errors}.";
    }

    private static X509ChainStatusFlags Flags(X509Chain? chain)
    {
        X509ChainStatusFlags flags = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in chain?.ChainStatus ?? [])
        {
            flags |= status.Status;
        }

        return flags;
    }

    private static string Utc(DateTime local) =>
        local.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Names(X509Certificate2 certificate)
    {
        List<string> names = [];
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension alternative)
            {
                names.AddRange(alternative.EnumerateDnsNames().Select(static dns => $"'{dns}'"));
                names.AddRange(alternative.EnumerateIPAddresses().Select(static ip => $"'{ip}'"));
            }
        }

        return names.Count > 0 ? string.Join(", ", names) : $"'{certificate.Subject}'";
    }
}

using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

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

        StringBuilder text = new();
        X509ChainStatusFlags flags = Flags(chain);
        bool isOutOfDate = flags.HasFlag(X509ChainStatusFlags.NotTimeValid);
        bool isWrongName = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        bool isUnknownIssuer = (flags & UnknownIssuer) != 0;
        if (isOutOfDate)
        {
            text.Append(CultureInfo.InvariantCulture, $"The certificate of '{name}', or one above it, is out of date: it is ")
                .Append(CultureInfo.InvariantCulture, $"valid from {Utc(certificate.NotBefore)} to {Utc(certificate.NotAfter)}. ")
                .Append("Renew it, or set the clock of this host right. ");
        }

        if (isWrongName)
        {
            text.Append(CultureInfo.InvariantCulture, $"The certificate is not for '{name}' but for {Names(certificate)}. ")
                .Append("Connect by one of these names, or issue it for the right one. ");
        }

        if (isUnknownIssuer)
        {
            text.Append(CultureInfo.InvariantCulture, $"Nobody trusted vouches for the certificate of '{name}'; its issuer is ")
                .Append(CultureInfo.InvariantCulture, $"'{certificate.Issuer}'. Trust its authority with TlsTrust.CaFile, or its ")
                .Append(CultureInfo.InvariantCulture, $"key with TlsTrust.PinnedKeys(\"{KeyPin.Of(certificate)}\") after you have ")
                .Append("compared this pin with the one on the server. ");
        }

        if (text.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"The certificate of '{name}' is not accepted: {flags}, {errors}.");
        }

        return text.ToString().TrimEnd();
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

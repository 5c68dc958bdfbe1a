using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The certificate authorities in a file.</summary>
internal sealed class CaFileTrust : TlsTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly string _path;

    public CaFileTrust(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Evaluate(name, certificate, chain, errors, allowsWeakKeys: false);

    internal override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, bool allowsWeakKeys)
    {
        if (certificate is null)
        {
            return TlsTrustResult.Refused(CertificateProblem.Describe(name, certificate, chain, errors));
        }

        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(_path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return TlsTrustResult.Refused(
                $"The file of certificate authorities '{_path}' cannot be read: {problem.Message}");
        }

        if (authorities.Count == 0)
        {
            return TlsTrustResult.Refused(
                $"The file of certificate authorities '{_path}' holds no certificate in PEM form.");
        }

        using X509Chain ours = new();
        ours.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        ours.ChainPolicy.CustomTrustStore.AddRange(authorities);
        ours.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        ours.ChainPolicy.DisableCertificateDownloads = true;
        ours.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (X509ChainElement element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            ours.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        SslPolicyErrors nameOnly = errors & SslPolicyErrors.RemoteCertificateNameMismatch;
        try
        {
            bool isChained = ours.Build(certificate);
            if (isChained && !allowsWeakKeys && KeyStrength.FindWeakness(certificate, ours) is { } weakness)
            {
                return TlsTrustResult.Refused(weakness);
            }

            return isChained && nameOnly == SslPolicyErrors.None
                ? TlsTrustResult.Trusted
                : TlsTrustResult.Refused(CertificateProblem.Describe(name, certificate, ours, nameOnly));
        }
        finally
        {
            foreach (X509Certificate2 authority in authorities)
            {
                authority.Dispose();
            }
        }
    }

    public override string ToString() => $"ca:{_path}";
}

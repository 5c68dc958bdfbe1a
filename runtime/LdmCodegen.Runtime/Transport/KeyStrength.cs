using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Our own rule about keys and signatures; platforms let weak ones through once they are pinned.</summary>
internal static class KeyStrength
{
    private const int LeastRsaBits = 2048;

    /// <summary>Finds out what is too weak in a certificate or in the chain above it.</summary>
    /// <param name="certificate">The certificate of the peer.</param>
    /// <param name="chain">
    /// Its chain, if the platform could build one. A root's signature of itself proves nothing.
    /// </param>
    /// <returns>The weakness and what can be done about it; null when there is none.</returns>
    public static string? FindWeakness(X509Certificate2 certificate, X509Chain? chain)
    {
        if (Describe(certificate, isRoot: false) is { } weakness)
        {
            return weakness;
        }

        if (chain is null)
        {
            return null;
        }

        for (int i = 1; i < chain.ChainElements.Count; i++)
        {
            X509Certificate2 issuer = chain.ChainElements[i].Certificate;
            if (Describe(issuer, IsSelfIssued(issuer)) is { } above)
            {
                return above;
            }
        }

        return null;
    }

    private static string? Describe(X509Certificate2 certificate, bool isRoot)
    {
        using RSA? rsa = certificate.GetRSAPublicKey();
        if (rsa is not null && rsa.KeySize < LeastRsaBits)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The RSA key of certificate '{certificate.Subject}' has only {rsa.KeySize} bits; {LeastRsaBits} "
                + $"are the least. Give the server a stronger key, or accept the risk with "
                + $"{nameof(TlsTrust.InsecureAllowWeakKeys)}().");
        }

        return !isRoot && IsWeakSignature(certificate.SignatureAlgorithm.Value)
            ? $"Certificate '{certificate.Subject}' is signed with {certificate.SignatureAlgorithm.FriendlyName}, "
                + "which can be forged. Give the server a certificate that is signed with SHA-256 or better, or "
                + "accept the risk with "
                + $"{nameof(TlsTrust.InsecureAllowWeakKeys)}()."
            : null;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    // Object identifiers of PKCS #1, X9.57 and X9.62 signatures with MD2, MD4, MD5 and SHA-1.
    private static bool IsWeakSignature(string? algorithm) => algorithm
        is "1.2.840.113549.1.1.2" or "1.2.840.113549.1.1.3" or "1.2.840.113549.1.1.4" or "1.2.840.113549.1.1.5"
        or "1.3.14.3.2.29" or "1.2.840.10040.4.3" or "1.2.840.10045.4.1";
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Loads the certificate of a server.</summary>
public static class ServerCertificate
{
    /// <summary>Loads a certificate and its private key from PEM files.</summary>
    /// <param name="certificatePath">The file of the certificate.</param>
    /// <param name="keyPath">
    /// The file of the key, not encrypted; null when it stands in the file of the certificate.
    /// </param>
    /// <returns>The certificate with its key. The caller disposes it.</returns>
    /// <exception cref="IOException">
    /// A file cannot be read, or does not hold what it should; the message says which.
    /// </exception>
    public static X509Certificate2 Load(string certificatePath, string? keyPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(certificatePath);
        try
        {
            return Usable(X509Certificate2.CreateFromPemFile(certificatePath, keyPath));
        }
        catch (Exception problem) when (problem is CryptographicException or UnauthorizedAccessException or IOException)
        {
            string key = keyPath is null ? "" : $" with key '{keyPath}'";
            throw new IOException(
                $"The server certificate '{certificatePath}'{key} cannot be loaded: {problem.Message} Both must "
                + "be in PEM form, the key without a password.",
                problem);
        }
    }

    /// <summary>The same certificate with a key that the TLS of this system can use.</summary>
    internal static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // The TLS of Windows takes no key that was made in memory only: it has to go through a key container.
        using (certificate)
        {
            byte[] container = certificate.Export(X509ContentType.Pkcs12);
            try
            {
#if NET9_0_OR_GREATER
                return X509CertificateLoader.LoadPkcs12(container, password: null);
#else
                return new X509Certificate2(container);
#endif
            }
            finally
            {
                CryptographicOperations.ZeroMemory(container);
            }
        }
    }
}

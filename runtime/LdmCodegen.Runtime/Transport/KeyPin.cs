using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The pin of a public key: SHA-256 of its SubjectPublicKeyInfo, as in RFC 7469.</summary>
public static class KeyPin
{
    private const string Prefix = "sha256/";
    private const int HashBytes = 32;

    /// <summary>The pin of the key of a certificate: <c>sha256/</c> and base64.</summary>
    /// <param name="certificate">The certificate.</param>
    public static string Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        byte[] keyInfo = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        return Prefix + Convert.ToBase64String(SHA256.HashData(keyInfo));
    }

    /// <summary>Brings a pin that a person wrote into the one form: <c>sha256/</c> and base64.</summary>
    /// <param name="text">Base64 or 64 hex digits, colons between them allowed, with or without <c>sha256/</c>.</param>
    /// <param name="pin">The pin.</param>
    /// <returns>Whether the text is a pin.</returns>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? pin)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> value = text.AsSpan().Trim();
        if (value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase))
        {
            value = value[Prefix.Length..];
        }

        byte[] hash = new byte[HashBytes];
        string hex = value.ToString().Replace(":", "", StringComparison.Ordinal);
        if (hex.Length == 2 * HashBytes && IsHex(hex))
        {
            hash = Convert.FromHexString(hex);
        }
        else if (!Convert.TryFromBase64Chars(value, hash, out int written) || written != HashBytes)
        {
            pin = null;
            return false;
        }

        pin = Prefix + Convert.ToBase64String(hash);
        return true;
    }

    private static bool IsHex(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Certain keys and no others.</summary>
internal sealed class PinnedKeysTrust : TlsTrust
{
    private readonly FrozenSet<string> _pins;

    public PinnedKeysTrust(string[] pins)
    {
        ArgumentNullException.ThrowIfNull(pins);
        if (pins.Length == 0)
        {
            throw new ArgumentException("At least one pin is needed.", nameof(pins));
        }

        _pins = pins.Select(Normalize).ToFrozenSet(StringComparer.Ordinal);
    }

    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return TlsTrustResult.Refused("The server showed no certificate.");
        }

        string pin = KeyPin.Of(certificate);
        return _pins.Contains(pin)
            ? TlsTrustResult.Trusted
            : TlsTrustResult.Refused(
                $"The key of '{name}' is not a pinned one: it is {pin}. If the server was "
                + "given a new key, compare this pin with the one on the server and add it; otherwise somebody stands "
                + "in the middle.");
    }

    public override string ToString() => "pin:" + string.Join(',', _pins);

    private static string Normalize(string text) =>
        KeyPin.TryNormalize(text, out string? pin)
            ? pin
            : throw new ArgumentException(
                $"'{text}' is not a pin. A pin is 'sha256/' and 44 characters of base64, or 64 hex digits: the "
                + "SHA-256 of the SubjectPublicKeyInfo of the key.",
                nameof(text));
}

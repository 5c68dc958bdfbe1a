using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The key that a server showed first.</summary>
internal sealed class FirstUseTrust : TlsTrust
{
    private readonly ITrustStore _store;

    public FirstUseTrust(ITrustStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return TlsTrustResult.Refused("The server showed no certificate.");
        }

        string pin = KeyPin.Of(certificate);
        TrustStoreAnswer answer;
        try
        {
            answer = _store.CheckOrAdd(name, pin);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return TlsTrustResult.Refused($"The store of known keys cannot be used: {problem.Message}");
        }

        if (answer.IsTrusted)
        {
            return TlsTrustResult.Trusted;
        }

        string place = answer.Place is null ? "its entry in the store of known keys" : answer.Place;
        return TlsTrustResult.Refused(
            $"The key of '{name}' has changed: it was {answer.KnownPin ?? "another one"} and is now {pin}. If the "
            + "server was given a new key, compare this pin with the one on the server and remove "
            + $"{place}; otherwise somebody stands in the middle.");
    }

    public override string ToString() => "first-use";
}

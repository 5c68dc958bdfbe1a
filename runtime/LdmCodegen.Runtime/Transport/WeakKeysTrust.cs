using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Another trust without the rule about weak keys.</summary>
internal sealed class WeakKeysTrust : TlsTrust
{
    private readonly TlsTrust _inner;

    public WeakKeysTrust(TlsTrust inner) => _inner = inner;

    protected internal override bool AllowsWeakKeys => true;

    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        _inner.Evaluate(name, certificate, chain, errors, allowsWeakKeys: true);

    public override string ToString() => $"{_inner} insecure-allow-weak-keys";
}

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Any certificate at all.</summary>
internal sealed class AnyCertificateTrust : TlsTrust
{
    protected internal override bool AllowsWeakKeys => true;

    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => TlsTrustResult.Trusted;

    public override string ToString() => "insecure-accept-any-certificate";
}

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The certificate authorities of the operating system.</summary>
internal sealed class SystemTrust : TlsTrust
{
    public override TlsTrustResult Evaluate(
        string name, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None && certificate is not null
            ? TlsTrustResult.Trusted
            : TlsTrustResult.Refused(CertificateProblem.Describe(name, certificate, chain, errors));

    public override string ToString() => "system";
}

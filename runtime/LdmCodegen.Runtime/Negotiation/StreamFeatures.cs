namespace LdmCodegen.Runtime.Negotiation;

/// <summary>
/// What a server offers after its stream header. Offers that are not for us, such as a binding, are left out.
/// </summary>
/// <param name="HasStartTls">Whether TLS can be started.</param>
/// <param name="RequiresTls">Whether it must be.</param>
/// <param name="Mechanisms">SASL mechanisms; empty when no login is demanded.</param>
internal sealed record StreamFeatures(bool HasStartTls, bool RequiresTls, IReadOnlyList<string> Mechanisms);

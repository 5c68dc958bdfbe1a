namespace LdmCodegen.Runtime.Negotiation;

/// <summary>How a peer came in.</summary>
/// <param name="UserName">The user that logged in; null when no login was demanded.</param>
/// <param name="IsEncrypted">Whether the connection is inside TLS.</param>
public sealed record ServerLoginResult(string? UserName, bool IsEncrypted);

namespace LdmCodegen.Runtime;

/// <summary>What a <see cref="ITrustStore"/> knows about the key of a server. A default value is a refusal.</summary>
/// <param name="IsTrusted">Whether the key is the remembered one, or was remembered just now.</param>
/// <param name="KnownPin">The remembered pin when another one was shown; otherwise null.</param>
/// <param name="Place">
/// Where the remembered pin stands, for a person to look at: a file and line; null when unknown.
/// </param>
public readonly record struct TrustStoreAnswer(bool IsTrusted, string? KnownPin = null, string? Place = null);

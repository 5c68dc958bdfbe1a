namespace LdmCodegen.Runtime;

/// <summary>
/// The answer of a <see cref="TlsTrust"/>: trusted, or the reason why not. A default value is a refusal.
/// </summary>
public readonly record struct TlsTrustResult
{
    private TlsTrustResult(bool isTrusted, string problem)
    {
        IsTrusted = isTrusted;
        Problem = problem;
    }

    /// <summary>The certificate is trusted.</summary>
    public static TlsTrustResult Trusted { get; } = new(true, "");

    /// <summary>Whether the certificate is trusted.</summary>
    public bool IsTrusted { get; }

    /// <summary>What is wrong and what can be done about it; empty when the certificate is trusted.</summary>
    public string Problem { get; }

    /// <summary>The certificate is refused.</summary>
    /// <param name="problem">What is wrong and what can be done about it, in whole sentences.</param>
    public static TlsTrustResult Refused(string problem) => new(false, problem);
}

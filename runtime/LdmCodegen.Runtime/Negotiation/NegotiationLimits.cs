namespace LdmCodegen.Runtime.Negotiation;

/// <summary>The caps on what peers may send before they are known.</summary>
internal static class NegotiationLimits
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>The caps of a protocol, made small.</summary>
    public static XmlLimits For(XmlLimits limits) => limits with
    {
        MaxMessageBytes = Math.Min(limits.MaxMessageBytes, MaxBytes),
        MaxEventBytes = Math.Min(limits.MaxEventBytes, MaxBytes),
        MaxHeaderBytes = Math.Min(limits.MaxHeaderBytes, MaxBytes),
    };
}

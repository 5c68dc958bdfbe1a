namespace LdmCodegen.Runtime.Negotiation;

/// <summary>The caps on what peers may send before they are known.</summary>
internal static class NegotiationLimits
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>
    /// The kind of a fault, and the limit with its option. What the peer sent is left out: it may be a login.
    /// </summary>
    public static string Tell(XmlFault fault)
    {
        int option = fault.Message.LastIndexOf(nameof(XmlLimits) + ".", StringComparison.Ordinal);
        return fault.Code == XmlFaultCode.LimitExceeded && option >= 0
            ? $"{fault.Code}, {fault.Message[option..].TrimEnd(')')}"
            : fault.Code.ToString();
    }

    /// <summary>The caps of a protocol, made small.</summary>
    public static XmlLimits For(XmlLimits limits) => limits with
    {
        MaxMessageBytes = Math.Min(limits.MaxMessageBytes, MaxBytes),
        MaxEventBytes = Math.Min(limits.MaxEventBytes, MaxBytes),
        MaxHeaderBytes = Math.Min(limits.MaxHeaderBytes, MaxBytes),
    };
}

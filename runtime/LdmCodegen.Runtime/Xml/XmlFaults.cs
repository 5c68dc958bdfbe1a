namespace LdmCodegen.Runtime.Xml;

/// <summary>What a fault means for the stream it was found in.</summary>
internal static class XmlFaults
{
    /// <summary>
    /// True when the document is well-formed but not what the protocol expects: the stream itself is sound and goes on.
    /// </summary>
    public static bool IsAboutMeaning(XmlFaultCode code) => code >= XmlFaultCode.UnexpectedRoot;
}

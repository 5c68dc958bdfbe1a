namespace LdmCodegen.Runtime.Xml;

/// <summary>Names what the restricted profile leaves out, for the reader and the framer alike.</summary>
internal static class RestrictedMarkup
{
    /// <summary>What begins with &lt;! or &lt;? and is not allowed where it stands.</summary>
    /// <param name="markup">The markup, as far as it is known.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns><see cref="XmlFaultCode.Truncated"/> when too little is known to tell.</returns>
    public static XmlFaultCode Classify(ReadOnlySpan<byte> markup, out string message)
    {
        if (markup.StartsWith("<?"u8))
        {
            message = "an instruction or an XML declaration is not allowed here; " +
                "only one XML declaration at the very start of a document is";
            return XmlFaultCode.RestrictedInstruction;
        }

        if (markup.StartsWith("<!--"u8))
        {
            message = "comments are not allowed in the restricted profile";
            return XmlFaultCode.RestrictedComment;
        }

        if (markup.StartsWith("<!DOCTYPE"u8))
        {
            message = "document type declarations are not allowed in the restricted profile";
            return XmlFaultCode.RestrictedDoctype;
        }

        if (markup.StartsWith("<![CDATA["u8))
        {
            message = "a CDATA section is not allowed outside the root element";
            return XmlFaultCode.MalformedMarkup;
        }

        message = "found '<!', expected an element, text or a CDATA section";
        return "<!--"u8.StartsWith(markup) || "<!DOCTYPE"u8.StartsWith(markup) || "<![CDATA["u8.StartsWith(markup)
            ? XmlFaultCode.Truncated
            : XmlFaultCode.MalformedMarkup;
    }
}

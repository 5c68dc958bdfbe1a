namespace LdmCodegen.Runtime.Framing;

/// <summary>How documents follow each other on a connection.</summary>
public enum FramingMode
{
    /// <summary>A stream header, then documents as children of the stream, then the stream's end tag.</summary>
    XmlStream,

    /// <summary>Documents one after the other.</summary>
    Documents,

    /// <summary>Documents with <c>]]&gt;]]&gt;</c> after each, as in RFC 6242, section 4.3.</summary>
    EndOfMessage,
}

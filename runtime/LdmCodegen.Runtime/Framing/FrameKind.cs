namespace LdmCodegen.Runtime.Framing;

/// <summary>What a frame holds.</summary>
public enum FrameKind
{
    /// <summary>The opening tag of a stream, with the XML declaration before it if there is one.</summary>
    StreamOpen,

    /// <summary>One whole document, without an XML declaration.</summary>
    Document,

    /// <summary>The end tag of the stream.</summary>
    StreamClose,

    /// <summary>Nothing: the peer closed between documents.</summary>
    End,
}

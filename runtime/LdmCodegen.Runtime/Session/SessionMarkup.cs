using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Session;

/// <summary>What a session itself sends and understands, by the framing of its documents.</summary>
internal static class SessionMarkup
{
    /// <summary>One space between documents: receivers ignore it.</summary>
    public static ReadOnlyMemory<byte> Probe { get; } = " "u8.ToArray();

    private static ReadOnlySpan<byte> ErrorTag => "<stream:error"u8;

    /// <summary>The end of the stream; nothing where documents simply follow each other.</summary>
    public static ReadOnlyMemory<byte> Close(FramingMode framing) =>
        framing == FramingMode.XmlStream ? StreamMarkup.StreamEnd.ToArray() : default;

    /// <summary>A document as it goes into the stream: with what tells its end, where the framing has such a thing.</summary>
    public static ReadOnlyMemory<byte> Seal(FramingMode framing, ReadOnlyMemory<byte> document)
    {
        if (framing != FramingMode.EndOfMessage)
        {
            return document;
        }

        byte[] sealedBytes = new byte[document.Length + FrameScanner.EndOfMessage.Length];
        document.CopyTo(sealedBytes);
        FrameScanner.EndOfMessage.CopyTo(sealedBytes.AsSpan(document.Length));
        return sealedBytes;
    }

    /// <summary>The stream error that fits a fault, and the end of the stream; nothing without a stream.</summary>
    public static ReadOnlyMemory<byte> Error(FramingMode framing, XmlFaultCode code) =>
        framing == FramingMode.XmlStream ? StreamMarkup.StreamError(StreamMarkup.ConditionOf(code)) : default;

    /// <summary>Whether a document of a stream is the peer's farewell error.</summary>
    public static bool IsStreamError(ReadOnlySpan<byte> document) =>
        document.StartsWith(ErrorTag) && document.Length > ErrorTag.Length
        && (document[ErrorTag.Length] is (byte)'>' or (byte)'/'
            || XmlCharacters.IsWhiteSpace(document[ErrorTag.Length]));
}

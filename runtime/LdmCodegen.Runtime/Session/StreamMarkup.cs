using System.Text;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Session;

/// <summary>The few fixed pieces of stream markup a session itself sends. RFC 3920, sections 4.3 and 4.7.</summary>
internal static class StreamMarkup
{
    public const string BadFormat = "bad-format";
    public const string NotWellFormed = "xml-not-well-formed";
    public const string PolicyViolation = "policy-violation";
    public const string RestrictedXml = "restricted-xml";

    /// <summary>One space between documents: receivers ignore it.</summary>
    public static ReadOnlyMemory<byte> Probe { get; } = " "u8.ToArray();

    /// <summary>The end of the stream; nothing where documents simply follow each other.</summary>
    public static ReadOnlyMemory<byte> Close(FramingMode framing) =>
        framing == FramingMode.XmlStream ? "</stream:stream>"u8.ToArray() : default;

    /// <summary>A stream error and the end of the stream.</summary>
    /// <param name="framing">The framing; without a stream there is nothing to say.</param>
    /// <param name="condition">One of the constants of this class.</param>
    public static ReadOnlyMemory<byte> Error(FramingMode framing, string condition) =>
        framing == FramingMode.XmlStream
            ? Encoding.ASCII.GetBytes(
                $"<stream:error><{condition} xmlns=\"urn:ietf:params:xml:ns:xmpp-streams\"/></stream:error>"
                + "</stream:stream>")
            : default;

    /// <summary>The condition that fits a fault.</summary>
    public static string ConditionOf(XmlFaultCode code) => code switch
    {
        XmlFaultCode.RestrictedComment or XmlFaultCode.RestrictedDoctype or XmlFaultCode.RestrictedInstruction
            => RestrictedXml,
        XmlFaultCode.LimitExceeded => PolicyViolation,
        _ when XmlFaults.IsAboutMeaning(code) => BadFormat,
        _ => NotWellFormed,
    };

    /// <summary>Whether a document is the peer's farewell error of a stream.</summary>
    public static bool IsStreamError(ReadOnlySpan<byte> document) =>
        document.StartsWith("<stream:error"u8) && document.Length > 13
        && document[13] is (byte)'>' or (byte)'/' or (byte)' ';
}

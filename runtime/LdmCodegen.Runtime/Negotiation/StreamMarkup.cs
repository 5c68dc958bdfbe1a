using System.Buffers;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>The markup that both sides send until a connection is ready. RFC 3920, sections 4 to 6.</summary>
internal static class StreamMarkup
{
    private static readonly byte[] TlsOffer =
        [.. """<stream:features><starttls xmlns="urn:ietf:params:xml:ns:xmpp-tls"><required/></starttls>"""u8,
            .. "</stream:features>"u8];

    private static readonly byte[] PlainOffer =
        [.. """<stream:features><mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl">"""u8,
            .. "<mechanism>PLAIN</mechanism></mechanisms></stream:features>"u8];

    private static readonly byte[] NoOffer = [.. "<stream:features/>"u8];

    public static ReadOnlySpan<byte> StreamEnd => "</stream:stream>"u8;

    public static byte[] StartTls() => [.. """<starttls xmlns="urn:ietf:params:xml:ns:xmpp-tls"/>"""u8];

    public static byte[] Proceed() => [.. """<proceed xmlns="urn:ietf:params:xml:ns:xmpp-tls"/>"""u8];

    public static byte[] Success() => [.. """<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>"""u8];

    /// <summary>A client's stream header.</summary>
    public static byte[] ClientHeader(StreamProfile profile, string host)
    {
        if (profile.HeaderText is not null)
        {
            return Encoding.UTF8.GetBytes(profile.HeaderText);
        }

        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        WriteOpening(ref writer, profile);
        writer.WriteLiteral(" to=\""u8);
        writer.WriteAttributeText(profile.To.Length > 0 ? profile.To : host);
        writer.WriteLiteral("\" version=\"1.0\">"u8);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A server's stream header and what it offers.</summary>
    public static byte[] ServerHeader(StreamProfile profile, string id, string from, StreamOffer offer)
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        WriteOpening(ref writer, profile);
        writer.WriteLiteral(" id=\""u8);
        writer.WriteAttributeText(id);
        writer.WriteLiteral("\" from=\""u8);
        writer.WriteAttributeText(from);
        writer.WriteLiteral("\" version=\"1.0\">"u8);
        writer.WriteLiteral(offer switch
        {
            StreamOffer.StartTls => TlsOffer,
            StreamOffer.Plain => PlainOffer,
            StreamOffer.Nothing => NoOffer,
            _ => [],
        });
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The refusal of a login, with the end of the stream behind the last one.</summary>
    public static byte[] LoginFailure(string condition, bool isLast)
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        writer.WriteLiteral("""<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl">"""u8);
        WriteCondition(ref writer, condition);
        writer.WriteLiteral("/></failure>"u8);
        writer.WriteLiteral(isLast ? StreamEnd : []);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A stream error and the end of the stream.</summary>
    public static byte[] StreamError(string condition)
    {
        ArrayBufferWriter<byte> output = new();
        Utf8XmlWriter writer = new(output);
        writer.WriteLiteral("<stream:error>"u8);
        WriteCondition(ref writer, condition);
        writer.WriteLiteral(""" xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>"""u8);
        writer.WriteLiteral(StreamEnd);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The condition of a stream error that fits a fault. RFC 3920, section 4.7.3.</summary>
    public static string ConditionOf(XmlFaultCode code) => code switch
    {
        XmlFaultCode.RestrictedComment or XmlFaultCode.RestrictedDoctype or XmlFaultCode.RestrictedInstruction =>
            "restricted-xml",
        XmlFaultCode.LimitExceeded => "policy-violation",
        _ when XmlFaults.IsAboutMeaning(code) => "bad-format",
        _ => "xml-not-well-formed",
    };

    // A condition is one of our own element names.
    private static void WriteCondition(ref Utf8XmlWriter writer, string condition)
    {
        writer.WriteLiteral("<"u8);
        writer.WriteText(condition);
    }

    private static void WriteOpening(ref Utf8XmlWriter writer, StreamProfile profile)
    {
        writer.WriteLiteral("<?xml version=\"1.0\"?><stream:stream xmlns=\""u8);
        writer.WriteAttributeText(profile.ContentNamespace);
        writer.WriteLiteral("\" xmlns:stream=\"http://etherx.jabber.org/streams\""u8);
    }
}

using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>Reads the small elements that open a stream. Names are compared without prefix and namespace.</summary>
internal static class StreamElement
{
    // Names and conditions of the peer stand in our messages: short, and nothing that a terminal could take for a
    // command.
    private const int LongestShownName = 64;

    /// <summary>
    /// The root element's name; null when the frame is not well-formed from its first byte to its last.
    /// </summary>
    public static string? NameOf(in Frame frame)
    {
        Utf8XmlReader reader;
        if (frame.Kind == FrameKind.StreamOpen)
        {
            return Utf8XmlReader.TryReadOpenTag(frame.Bytes.Span, XmlLimits.Default, out reader, out _)
                ? Show(reader.LocalName)
                : null;
        }

        reader = new Utf8XmlReader(frame.Bytes.Span);
        string? name = reader.ReadRoot() ? Show(reader.LocalName) : null;
        return reader.ReadToEnd() ? name : null;
    }

    /// <summary>An attribute of a stream header, decoded; null when it is absent.</summary>
    public static string? HeaderAttribute(in Frame header, ReadOnlySpan<byte> name)
    {
        if (!Utf8XmlReader.TryReadOpenTag(header.Bytes.Span, XmlLimits.Default, out Utf8XmlReader reader, out _))
        {
            return null;
        }

        Utf8XmlText value = reader.GetAttribute(name);
        return value.IsPresent ? value.ToString() : null;
    }

    /// <summary>The name of the first child that is not a text, such as the condition of a failure.</summary>
    public static string? ConditionOf(in Frame frame)
    {
        Utf8XmlReader reader = new(frame.Bytes.Span);
        return reader.ReadRoot() && reader.NextChild(1) ? Show(reader.LocalName) : null;
    }

    /// <summary>Reads what a server offers from a frame that is known to be well-formed.</summary>
    public static StreamFeatures ReadFeatures(in Frame frame)
    {
        bool hasStartTls = false;
        bool requiresTls = false;
        List<string> mechanisms = [];
        Utf8XmlReader reader = new(frame.Bytes.Span);
        reader.ReadRoot();
        while (reader.NextChild(1))
        {
            if (reader.LocalNameIs("starttls"u8))
            {
                hasStartTls = true;
                while (reader.NextChild(2))
                {
                    requiresTls |= reader.LocalNameIs("required"u8);
                }
            }
            else if (reader.LocalNameIs("mechanisms"u8))
            {
                while (reader.NextChild(2))
                {
                    if (reader.LocalNameIs("mechanism"u8))
                    {
                        mechanisms.Add(Show(reader.ReadText().Trim().Raw));
                    }
                }
            }
        }

        return new StreamFeatures(hasStartTls, requiresTls, mechanisms);
    }

    private static string Show(ReadOnlySpan<byte> name)
    {
        StringBuilder shown = new(Math.Min(name.Length, LongestShownName));
        foreach (byte b in name[..Math.Min(name.Length, LongestShownName)])
        {
            shown.Append(b is > 0x20 and < 0x7F ? (char)b : '?');
        }

        return shown.ToString();
    }
}

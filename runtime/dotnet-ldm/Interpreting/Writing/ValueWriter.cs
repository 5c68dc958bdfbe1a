using System.Buffers;
using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Values of the schema's types as their text on the wire.</summary>
internal static class ValueWriter
{
    public static string Write(TypeModel type, object value)
    {
        if (value is UnreadableText unreadable)
        {
            return unreadable.Text;
        }

        if (type.Kind is TypeKind.List)
        {
            return string.Join(
                type.Separator ?? ",", ((IEnumerable<object>)value).Select(one => Write(type.Element!, one)));
        }

        if (value is string text)
        {
            return text;
        }

        ArrayBufferWriter<byte> buffer = new();
        Utf8XmlWriter xml = new(buffer);
        Write(ref xml, type.Kind, value);
        xml.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(ref Utf8XmlWriter xml, TypeKind kind, object value)
    {
        switch (kind)
        {
            case TypeKind.Bool: xml.WriteBool((bool)value); break;
            case TypeKind.Int32: xml.WriteInt32((int)value); break;
            case TypeKind.Int64: xml.WriteInt64((long)value); break;
            case TypeKind.UInt32: xml.WriteUInt32((uint)value); break;
            case TypeKind.UInt64: xml.WriteUInt64((ulong)value); break;
            case TypeKind.Decimal: xml.WriteDecimal((decimal)value); break;
            case TypeKind.Percent: xml.WritePercent((decimal)value); break;
            case TypeKind.Bytes: xml.WriteBytes((ByteSize)value); break;
            case TypeKind.Duration: xml.WriteDuration((TimeSpan)value); break;
            case TypeKind.Timestamp: xml.WriteTimestamp((DateTimeOffset)value); break;
            case TypeKind.Uuid: xml.WriteUuid((Guid)value); break;
            case TypeKind.Mac: xml.WriteMac((MacAddress)value); break;
            case TypeKind.Hex32: xml.WriteHex32((uint)value); break;
            case TypeKind.Hex64: xml.WriteHex64((ulong)value); break;
            case TypeKind.Base64: xml.WriteBase64((Blob)value); break;
            case TypeKind.Xml: xml.WriteRaw((RawXml)value); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of one value.");
        }
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LdmCodegen.Runtime;

namespace LogicalDomains.Discovery;

/// <summary>One member of the C structure. Reading beyond the end of a short datagram gives null.</summary>
internal readonly record struct DatagramField(string Name, int Offset, int Size)
{
    // The address of a MAC stands in the low bits of 64.
    private const ulong MacBits = 0xFFFF_FFFF_FFFF;

    public void Write(Span<byte> datagram, uint value, bool isLittle)
    {
        Span<byte> place = datagram.Slice(Offset, Size);
        if (isLittle)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(place, value);
        }
    }

    public void Write(Span<byte> datagram, ulong value, bool isLittle)
    {
        Span<byte> place = datagram.Slice(Offset, Size);
        if (isLittle)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(place, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(place, value);
        }
    }

    /// <summary>A C string: at least one zero byte stays at its end.</summary>
    public void Write(Span<byte> datagram, string? text)
    {
        int length = Encoding.UTF8.GetByteCount(text ?? "");
        if (length >= Size)
        {
            throw new ArgumentException($"{Name} takes at most {Size - 1} bytes of UTF-8, not {length}.");
        }

        Encoding.UTF8.GetBytes(text ?? "", datagram.Slice(Offset, Size));
    }

    /// <summary>An address stands in network order whatever the order of the integers is.</summary>
    public void Write(Span<byte> datagram, IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            throw new ArgumentException($"{Name} must be an IPv4 address, not {address}.");
        }

        address.TryWriteBytes(datagram.Slice(Offset, Size), out _);
    }

    public uint? ReadUInt32(ReadOnlySpan<byte> datagram, bool isLittle)
    {
        if (!IsWhole(datagram))
        {
            return null;
        }

        ReadOnlySpan<byte> place = datagram.Slice(Offset, Size);
        return isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(place)
            : BinaryPrimitives.ReadUInt32BigEndian(place);
    }

    public MacAddress? ReadMac(ReadOnlySpan<byte> datagram, bool isLittle)
    {
        if (!IsWhole(datagram))
        {
            return null;
        }

        ReadOnlySpan<byte> place = datagram.Slice(Offset, Size);
        ulong value = isLittle
            ? BinaryPrimitives.ReadUInt64LittleEndian(place)
            : BinaryPrimitives.ReadUInt64BigEndian(place);
        return new MacAddress(value & MacBits);
    }

    public IPAddress? ReadAddress(ReadOnlySpan<byte> datagram) =>
        IsWhole(datagram) ? new IPAddress(datagram.Slice(Offset, Size)) : null;

    /// <summary>Text up to its zero, the field's end or the datagram's; bytes that are not UTF-8 become U+FFFD.</summary>
    public string? ReadText(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length <= Offset)
        {
            return null;
        }

        ReadOnlySpan<byte> place = datagram[Offset..Math.Min(Offset + Size, datagram.Length)];
        int end = place.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? place : place[..end]);
    }

    private bool IsWhole(ReadOnlySpan<byte> datagram) => datagram.Length >= Offset + Size;
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace LogicalDomains.Discovery;

/// <summary>
/// Reads and writes the C structure <c>multicast_msg_t</c>: 16 bytes of header, then a union of 296 bytes. Offsets are
/// those of the published declarations on Solaris.
/// </summary>
public static class MulticastDatagram
{
    /// <summary>The length of every message as written, in bytes. Longer datagrams are read up to here.</summary>
    public const int Length = 312;

    /// <summary>The length of the header in bytes: what a datagram needs to be recognised.</summary>
    public const int HeaderLength = 16;

    /// <summary>The number that marks the protocol.</summary>
    public const uint Magic = 92792004;

    /// <summary>The one version there is.</summary>
    public const uint Version = 1;

    private const uint MacQueryType = 0;
    private const uint MacAnswerType = 1;
    private const uint DiscoveryQueryType = 2;
    private const uint DiscoveryAnswerType = 3;

    /// <summary>Writes a message in all its 312 bytes; what it does not say is zero.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentException">
    /// The destination is too short, a text is longer than its field, or the address is not IPv4.
    /// </exception>
    public static void Write(Span<byte> destination, MulticastMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (destination.Length < Length)
        {
            throw new ArgumentException($"{Length} bytes are needed, not {destination.Length}.", nameof(destination));
        }

        destination = destination[..Length];
        destination.Clear();
        bool isLittle = message.ByteOrder == DatagramByteOrder.LittleEndian;
        Field.Version.Write(destination, Version, isLittle);
        Field.Magic.Write(destination, Magic, isLittle);
        Field.Type.Write(destination, TypeOf(message), isLittle);
        switch (message)
        {
            case DiscoveryAnswer answer:
                Write(destination, answer, isLittle);
                break;
            case MacCollisionMessage collision:
                Field.MacAddress.Write(destination, collision.MacAddress?.Value ?? 0, isLittle);
                Field.Source.Write(destination, collision.Source);
                break;
        }
    }

    /// <summary>Reads a datagram: any length from that of a header on, either byte order.</summary>
    /// <param name="datagram">The bytes.</param>
    /// <param name="message">The message.</param>
    /// <param name="fault">Why it is none.</param>
    /// <returns>False when it is no message of this protocol.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> datagram, [NotNullWhen(true)] out MulticastMessage? message, out DatagramFault fault)
    {
        message = null;
        fault = ReadHeader(datagram, out bool isLittle, out uint type);
        if (fault != DatagramFault.None)
        {
            return false;
        }

        DatagramByteOrder order = isLittle ? DatagramByteOrder.LittleEndian : DatagramByteOrder.BigEndian;
        message = type switch
        {
            MacQueryType or MacAnswerType => new MacCollisionMessage
            {
                ByteOrder = order,
                IsAnswer = type == MacAnswerType,
                MacAddress = Field.MacAddress.ReadMac(datagram, isLittle),
                Source = Field.Source.ReadText(datagram),
            },
            DiscoveryQueryType => new DiscoveryQuery { ByteOrder = order },
            DiscoveryAnswerType => new DiscoveryAnswer
            {
                ByteOrder = order,
                ManagerVersion = Field.ManagerVersion.ReadText(datagram),
                HostName = Field.HostName.ReadText(datagram),
                Address = Field.Address.ReadAddress(datagram),
                Port = (int?)Field.Port.ReadUInt32(datagram, isLittle),
            },
            _ => null,
        };
        fault = message is null ? DatagramFault.UnknownType : DatagramFault.None;
        return message is not null;
    }

    private static DatagramFault ReadHeader(ReadOnlySpan<byte> datagram, out bool isLittle, out uint type)
    {
        isLittle = false;
        type = 0;
        if (datagram.Length < HeaderLength)
        {
            return DatagramFault.TooShort;
        }

        uint magic = Field.Magic.ReadUInt32(datagram, isLittle: false)!.Value;
        isLittle = BinaryPrimitives.ReverseEndianness(magic) == Magic;
        if (!isLittle && magic != Magic)
        {
            return DatagramFault.WrongMagic;
        }

        type = Field.Type.ReadUInt32(datagram, isLittle)!.Value;
        return Field.Version.ReadUInt32(datagram, isLittle) == Version
            ? DatagramFault.None
            : DatagramFault.WrongVersion;
    }

    private static void Write(Span<byte> destination, DiscoveryAnswer answer, bool isLittle)
    {
        Field.ManagerVersion.Write(destination, answer.ManagerVersion);
        Field.HostName.Write(destination, answer.HostName);
        Field.Address.Write(destination, answer.Address ?? IPAddress.Any);
        Field.Port.Write(destination, (uint)(answer.Port ?? 0), isLittle);
    }

    private static uint TypeOf(MulticastMessage message) => message switch
    {
        MacCollisionMessage collision => collision.IsAnswer ? MacAnswerType : MacQueryType,
        DiscoveryQuery => DiscoveryQueryType,
        _ => DiscoveryAnswerType,
    };

    /// <summary>Where the members of the structure stand. The four bytes before the payload are reserved: zero.</summary>
    private static class Field
    {
        public static readonly DatagramField Version = new(nameof(Version), 0, 4);
        public static readonly DatagramField Magic = new(nameof(Magic), 4, 4);
        public static readonly DatagramField Type = new(nameof(Type), 8, 4);

        public static readonly DatagramField ManagerVersion = new(nameof(DiscoveryAnswer.ManagerVersion), 16, 32);
        public static readonly DatagramField HostName = new(nameof(DiscoveryAnswer.HostName), 48, 256);
        public static readonly DatagramField Address = new(nameof(DiscoveryAnswer.Address), 304, 4);
        public static readonly DatagramField Port = new(nameof(DiscoveryAnswer.Port), 308, 4);

        public static readonly DatagramField MacAddress = new(nameof(MacCollisionMessage.MacAddress), 16, 8);
        public static readonly DatagramField Source = new(nameof(MacCollisionMessage.Source), 24, 16);
    }
}

using System.Buffers.Binary;
using System.Net;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>
/// Writes recorded bytes as a capture of one TCP connection over IPv4, as if a network card had seen it: the file format
/// of libpcap 2.4.
/// </summary>
internal static class PacketCapture
{
    private const int IpLength = 20;
    private const int TcpLength = 20;
    private const uint RawIp = 101;
    private const ushort ClientPort = 49152;
    private const byte Syn = 0x02;
    private const byte Push = 0x08;
    private const byte Ack = 0x10;

    public static void Write(string path, IEnumerable<(bool FromClient, byte[] Bytes)> recorded, ushort serverPort)
    {
        using FileStream file = File.Create(path);
        file.Write(FileHeader());
        uint client = 1000;
        uint server = 2000;
        uint time = 0;
        Packet(true, Syn, []);
        client++;
        Packet(false, Syn | Ack, []);
        server++;
        Packet(true, Ack, []);
        foreach ((bool fromClient, byte[] bytes) in recorded)
        {
            Packet(fromClient, Push | Ack, bytes);
            _ = fromClient ? client += (uint)bytes.Length : server += (uint)bytes.Length;
        }

        void Packet(bool fromClient, byte flags, byte[] payload)
        {
            byte[] packet = new byte[IpLength + TcpLength + payload.Length];
            WriteIp(packet, fromClient);
            WriteTcp(packet.AsSpan(IpLength), fromClient, serverPort, fromClient ? client : server, fromClient ? server : client, flags);
            payload.CopyTo(packet, IpLength + TcpLength);
            file.Write(RecordHeader(time++, packet.Length));
            file.Write(packet);
        }
    }

    private static byte[] FileHeader()
    {
        byte[] header = new byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), RawIp);
        return header;
    }

    private static byte[] RecordHeader(uint time, int length)
    {
        byte[] header = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), time);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), length);
        return header;
    }

    private static void WriteIp(Span<byte> packet, bool fromClient)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[8] = 64;
        packet[9] = 6;
        IPAddress client = IPAddress.Parse("192.0.2.1");
        IPAddress server = IPAddress.Parse("192.0.2.2");
        (fromClient ? client : server).TryWriteBytes(packet[12..], out _);
        (fromClient ? server : client).TryWriteBytes(packet[16..], out _);
    }

    private static void WriteTcp(
        Span<byte> packet, bool fromClient, ushort serverPort, uint sequence, uint acknowledged, byte flags)
    {
        BinaryPrimitives.WriteUInt16BigEndian(packet, fromClient ? ClientPort : serverPort);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], fromClient ? serverPort : ClientPort);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], (flags & Ack) == 0 ? 0 : acknowledged);
        packet[12] = (TcpLength / 4) << 4;
        packet[13] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(packet[14..], 65535);
    }
}

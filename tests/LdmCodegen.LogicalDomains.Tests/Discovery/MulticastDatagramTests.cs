using System.Net;
using LdmCodegen.Runtime;
using LogicalDomains.Discovery;

namespace LdmCodegen.LogicalDomains.Tests.Discovery;

/// <summary>The C structure on the wire, byte for byte, in both orders, cut and damaged.</summary>
public sealed class MulticastDatagramTests
{
    private static readonly DiscoveryAnswer Answer = new()
    {
        ManagerVersion = "3.6",
        HostName = "cdom1",
        Address = IPAddress.Parse("192.0.2.7"),
        Port = 6482,
    };

    private static readonly MacCollisionMessage Collision = new()
    {
        MacAddress = new MacAddress(0x00_14_4f_f8_12_34),
        Source = "192.0.2.9",
    };

    public static TheoryData<MulticastMessage> Messages
    {
        get
        {
            TheoryData<MulticastMessage> messages = [];
            foreach (DatagramByteOrder order in Enum.GetValues<DatagramByteOrder>())
            {
                messages.Add(new DiscoveryQuery { ByteOrder = order });
                messages.Add(Answer with { ByteOrder = order });
                messages.Add(Collision with { ByteOrder = order });
                messages.Add(Collision with { ByteOrder = order, IsAnswer = true });
            }

            return messages;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_written_is_read_again(MulticastMessage message)
    {
        byte[] datagram = Write(message);

        Assert.Equal(message, Read(datagram));
    }

    [Fact]
    public void A_query_is_a_header_and_zeroes()
    {
        byte[] datagram = Write(new DiscoveryQuery());

        Assert.Equal(312, datagram.Length);
        Assert.Equal("000000010587E4C400000002", Convert.ToHexString(datagram, 0, 12));
        Assert.All(datagram[12..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_query_in_the_other_order_has_its_integers_turned()
    {
        byte[] datagram = Write(new DiscoveryQuery { ByteOrder = DatagramByteOrder.LittleEndian });

        Assert.Equal("01000000C4E4870502000000", Convert.ToHexString(datagram, 0, 12));
    }

    [Theory]
    [InlineData(DatagramByteOrder.BigEndian, "00001952")]
    [InlineData(DatagramByteOrder.LittleEndian, "52190000")]
    public void Members_of_an_answer_stand_where_the_structure_has_them(DatagramByteOrder order, string port)
    {
        byte[] datagram = Write(Answer with { ByteOrder = order });

        Assert.Equal("3.6\0"u8, datagram.AsSpan(16, 4));
        Assert.Equal("cdom1\0"u8, datagram.AsSpan(48, 6));
        Assert.Equal("C0000207" + port, Convert.ToHexString(datagram, 304, 8));
    }

    [Theory]
    [InlineData(DatagramByteOrder.BigEndian, "000000144FF812343139322E302E322E39000000")]
    [InlineData(DatagramByteOrder.LittleEndian, "3412F84F140000003139322E302E322E39000000")]
    public void Members_of_a_collision_message_stand_where_the_structure_has_them(
        DatagramByteOrder order, string expected)
    {
        byte[] datagram = Write(Collision with { ByteOrder = order });

        Assert.Equal(expected, Convert.ToHexString(datagram, 16, 20));
    }

    [Fact]
    public void An_answer_cut_anywhere_gives_what_is_there()
    {
        byte[] whole = Write(Answer);
        for (int length = 0; length <= whole.Length; length++)
        {
            bool isRead = MulticastDatagram.TryRead(
                whole.AsSpan(0, length), out MulticastMessage? message, out DatagramFault fault);

            Assert.Equal(length >= 16, isRead);
            Assert.Equal(length >= 16 ? DatagramFault.None : DatagramFault.TooShort, fault);
            if (message is null)
            {
                continue;
            }

            DiscoveryAnswer expected = new()
            {
                ManagerVersion = length > 16 ? "3.6"[..Math.Min(3, length - 16)] : null,
                HostName = length > 48 ? "cdom1"[..Math.Min(5, length - 48)] : null,
                Address = length >= 308 ? Answer.Address : null,
                Port = length >= 312 ? 6482 : null,
            };
            Assert.Equal(expected, message);
        }
    }

    [Fact]
    public void A_collision_message_cut_anywhere_gives_what_is_there()
    {
        byte[] whole = Write(Collision);
        for (int length = 16; length <= whole.Length; length++)
        {
            MacCollisionMessage message = Assert.IsType<MacCollisionMessage>(Read(whole[..length]));

            Assert.Equal(length >= 24 ? Collision.MacAddress : null, message.MacAddress);
            Assert.Equal(length > 24 ? "192.0.2.9"[..Math.Min(9, length - 24)] : null, message.Source);
        }
    }

    [Fact]
    public void What_follows_the_message_is_not_looked_at()
    {
        byte[] datagram = [.. Write(Answer), .. Enumerable.Repeat((byte)0xFF, 1000)];

        Assert.Equal(Answer, Read(datagram));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_damaged_byte_is_never_more_than_another_message_or_a_fault(MulticastMessage message)
    {
        byte[] whole = Write(message);
        for (int at = 0; at < whole.Length; at++)
        {
            foreach (byte damage in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] damaged = [.. whole];
                damaged[at] ^= damage;

                bool isRead = MulticastDatagram.TryRead(damaged, out MulticastMessage? read, out DatagramFault fault);

                Assert.Equal(isRead, read is not null);
                Assert.Equal(isRead, fault == DatagramFault.None);
                switch (at)
                {
                    case < 4:
                        Assert.Equal(DatagramFault.WrongVersion, fault);
                        break;
                    case < 8:
                        Assert.Equal(DatagramFault.WrongMagic, fault);
                        break;
                    case >= 12 and < 16:
                        Assert.Equal(message, read);
                        break;
                }
            }
        }
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(0x02000000u)]
    [InlineData(uint.MaxValue)]
    public void Another_type_is_told_as_such(uint type)
    {
        byte[] datagram = Write(new DiscoveryQuery());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(datagram.AsSpan(8), type);

        Assert.False(MulticastDatagram.TryRead(datagram, out _, out DatagramFault fault));
        Assert.Equal(DatagramFault.UnknownType, fault);
    }

    [Fact]
    public void Random_bytes_are_never_read_and_never_thrown_over()
    {
        Random random = new(5);
        byte[] noise = new byte[400];
        for (int round = 0; round < 20_000; round++)
        {
            random.NextBytes(noise);
            Assert.False(MulticastDatagram.TryRead(noise.AsSpan(0, random.Next(noise.Length)), out _, out _));
        }
    }

    [Fact]
    public void Texts_without_an_end_stop_at_their_field_and_bad_utf8_is_marked()
    {
        byte[] datagram = Write(Answer);
        datagram.AsSpan(16, 32).Fill((byte)'v');
        datagram.AsSpan(48, 256).Fill(0xFF);

        DiscoveryAnswer answer = Assert.IsType<DiscoveryAnswer>(Read(datagram));

        Assert.Equal(new string('v', 32), answer.ManagerVersion);
        Assert.Equal(new string('\uFFFD', 256), answer.HostName);
    }

    [Fact]
    public void The_high_bits_beside_a_mac_address_do_not_matter()
    {
        byte[] datagram = Write(Collision);
        datagram[16] = datagram[17] = 0xFF;

        Assert.Equal(Collision, Read(datagram));
    }

    [Theory]
    [InlineData(31, 255, true)]
    [InlineData(32, 255, false)]
    [InlineData(31, 256, false)]
    public void Texts_leave_room_for_their_zero(int version, int host, bool fits)
    {
        DiscoveryAnswer answer = new() { ManagerVersion = new string('v', version), HostName = new string('h', host) };

        Exception? fault = Record.Exception(() => Write(answer));

        Assert.Equal(fits, fault is null);
        Assert.True(fits || fault is ArgumentException);
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        Assert.Contains("312 bytes", Fault(() => MulticastDatagram.Write(new byte[311], Answer)));
        Assert.Contains("IPv4", Fault(() => Write(Answer with { Address = IPAddress.IPv6Loopback })));
        Assert.Contains("HostName takes at most 255", Fault(() => Write(Answer with { HostName = new('ä', 128) })));
    }

    [Fact]
    public void Nothing_of_an_older_message_stays_in_the_buffer()
    {
        byte[] buffer = new byte[400];
        buffer.AsSpan().Fill(0xEE);

        MulticastDatagram.Write(buffer, new DiscoveryQuery());

        Assert.All(buffer[12..312], value => Assert.Equal(0, value));
        Assert.All(buffer[312..], value => Assert.Equal(0xEE, value));
    }

    private static string Fault(Action write) => Assert.Throws<ArgumentException>(write).Message;

    private static byte[] Write(MulticastMessage message)
    {
        byte[] datagram = new byte[MulticastDatagram.Length];
        MulticastDatagram.Write(datagram, message);
        return datagram;
    }

    private static MulticastMessage Read(byte[] datagram)
    {
        Assert.True(
            MulticastDatagram.TryRead(datagram, out MulticastMessage? message, out DatagramFault fault),
            fault.ToString());
        return message;
    }
}

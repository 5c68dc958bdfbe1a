using System.Text;
using Netconf;

namespace LdmCodegen.Netconf.Tests.Wire;

/// <summary>Bad documents give faults, never exceptions, and what is read can be written and read again.</summary>
public sealed class HostileTests
{
    private const int Rounds = 4000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_damaged_document_is_a_fault_or_a_message_that_survives(int seed)
    {
        Random random = new(seed);
        byte[][] documents = [.. NetconfSchema.Examples.Select(example => Encoding.UTF8.GetBytes(example.Value))];
        int faults = 0;
        int messages = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = Damage(documents[random.Next(documents.Length)], random);
            if (!NetconfWire.TryParse(damaged, out NetconfMessage? message, out XmlFault fault))
            {
                faults++;
                Assert.InRange(fault.Offset, 0, damaged.Length);
                continue;
            }

            messages++;
            Assert.Equal(message, NetconfWire.Parse(NetconfWire.ToUtf8(message)));
        }

        Assert.True(faults > Rounds / 4 && messages > Rounds / 20, $"{faults} faults, {messages} messages");
    }

    [Fact]
    public void A_greeting_with_ten_thousand_capabilities_keeps_them_all()
    {
        string[] capabilities = [.. Enumerable.Range(0, 10_000).Select(i => $"urn:{i}?a&b<c")];
        string text = Documents.Write(new Hello { Capabilities = ValueList.Create<string>(capabilities) });

        Assert.Equal(capabilities, NetconfWire.ParseGreeting(Encoding.UTF8.GetBytes(text)).Capabilities!);
    }

    [Theory]
    [InlineData("<eventTime>2026-11-26T09:30:00Z</eventTime><!-- x --><replayComplete/>", XmlFaultCode.RestrictedComment)]
    [InlineData("<eventTime>2026-11-26T09:30:00Z</eventTime><replayComplete>&nbsp;</replayComplete>", XmlFaultCode.UndefinedEntity)]
    public void What_the_transport_does_not_carry_is_a_fault(string inner, XmlFaultCode code)
    {
        byte[] text = Encoding.UTF8.GetBytes($"<notification>{inner}</notification>");

        Assert.False(NetconfWire.TryParse(text, out _, out XmlFault fault));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void A_document_deeper_than_the_cap_is_a_fault()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100));
        byte[] text = Encoding.UTF8.GetBytes(Documents.Notify($"<link>{deep}</link>"));

        Assert.False(NetconfWire.TryParse(text, out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.LimitExceeded, fault.Code);
    }

    /// <summary>A document with up to three random changes.</summary>
    public static byte[] Damage(byte[] document, Random random)
    {
        List<byte> bytes = [.. document];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(32, 127);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"<>/&\"' =x"[random.Next(9)]);
                    break;
                default:
                    int length = random.Next(1, Math.Min(30, bytes.Count - at) + 1);
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }
}

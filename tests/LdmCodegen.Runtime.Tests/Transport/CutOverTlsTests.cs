using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Tests.Negotiation;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Tests.Transport;

/// <summary>The same frames however the bytes are cut, in clear text and inside TLS, over memory and over TCP.</summary>
public sealed class CutOverTlsTests
{
    private static readonly byte[] Stream = Encoding.UTF8.GetBytes(
        "<?xml version='1.0'?><s:s a='é'><a b=\"1\">x&amp;<![CDATA[]]]]></a>\n<ü/> <c><d>\uD83D\uDE00</d></c></s:s>");

    public static TheoryData<string, bool> Ways => new()
    {
        { "memory", false }, { "memory", true }, { "tcp", false }, { "tcp", true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_cut_gives_the_same_frames(string kind, bool isEncrypted)
    {
        string whole = Framing.Frames.Of([Stream], FramingMode.XmlStream);
        Assert.Contains("StreamClose", whole, StringComparison.Ordinal);
        Assert.Equal(whole, await ReadAsync(kind, isEncrypted, Framing.Frames.OneByOne(Stream)));
        for (int cut = 1; cut < Stream.Length; cut += 7)
        {
            Assert.Equal(whole, await ReadAsync(kind, isEncrypted, Framing.Frames.CutAt(Stream, cut)));
        }
    }

    private static async Task<string> ReadAsync(string kind, bool isEncrypted, IEnumerable<byte[]> pieces)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        if (isEncrypted)
        {
            TlsClientSettings trusting = new() { TargetHost = "localhost", Trust = TlsTrust.InsecureAcceptAnyCertificate() };
            Task server = ends.Server.UpgradeToTlsAsServerAsync(new TlsServerSettings(LoginPair.Certificate), default).AsTask();
            await ends.Client.UpgradeToTlsAsClientAsync(trusting, default);
            await server;
        }

        using FrameReader reader = new(ends.Client.Input, FramingMode.XmlStream, XmlLimits.Default, TimeProvider.System);
        reader.SetEventRoot("event"u8);
        Task<string> reading = Framing.Frames.ReadAllAsync(reader);
        foreach (byte[] piece in pieces)
        {
            await ends.Server.WriteAsync(piece, default);
        }

        await ends.Server.CompleteWritesAsync(default);
        return await reading.WaitAsync(Connections.Patience);
    }
}

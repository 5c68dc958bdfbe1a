using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Tests.Transport;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class WireSecrecyTests
{
    private const string User = "canary-user";
    private const string Password = Canary.Password;

    [Fact]
    public async Task Neither_the_wire_nor_the_log_shows_the_credentials()
    {
        await using Connections left = await Connections.InMemoryAsync();
        await using Connections right = await Connections.InMemoryAsync();
        using MemoryStream wire = new();
        TestLog log = new();
        Task up = CopyAsync(left.Server.Input, right.Client, wire);
        Task down = CopyAsync(right.Client.Input, left.Server, wire);
        Task<(FrameReader Reader, ServerLoginResult Result)> server = LoginPair.ServerAsync(
            right,
            LoginPair.Server() with
            {
                LoginPolicy = LoginPolicy.Always,
                Authenticator = (user, password, _) => new(user == User && password.Span.SequenceEqual(Password)),
                Logger = log,
            });

        using FrameReader reader = await LoginPair.ClientAsync(left, LoginPair.Client() with
        {
            Credentials = Credentials.Of(User, Password),
            Logger = log,
        });
        (FrameReader peer, ServerLoginResult result) = await server;
        peer.Dispose();
        left.Client.Abort();
        right.Server.Abort();
        await Task.WhenAll(up, down).WaitAsync(Connections.Patience);

        Assert.Equal(User, result.UserName);
        string seen = Encoding.Latin1.GetString(wire.ToArray());
        Assert.Contains("<starttls", seen, StringComparison.Ordinal);
        foreach (string secret in new[]
        {
            User, Password, "<auth",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{User}\0{Password}")),
        })
        {
            Assert.DoesNotContain(secret, seen, StringComparison.Ordinal);
            Assert.All(log.Lines, line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
        }

        Assert.Contains(log.Lines, static line => line.Contains("is ready", StringComparison.Ordinal));
    }

    private static async Task CopyAsync(PipeReader from, ByteConnection to, MemoryStream record)
    {
        try
        {
            while (true)
            {
                ReadResult result = await from.ReadAsync();
                byte[] bytes = System.Buffers.BuffersExtensions.ToArray(result.Buffer);
                from.AdvanceTo(result.Buffer.End);
                lock (record)
                {
                    record.Write(bytes);
                }

                if (bytes.Length > 0)
                {
                    await to.WriteAsync(bytes, default);
                }
                else if (result.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (IOException)
        {
            // One of the ends was cut: the test is over.
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Benchmarks.Transport;

/// <summary>
/// <c>producer</c>: the second process of the loopback runs. It sends the same block of events to whoever connects, again
/// and again, as fast as it is taken: on one port in the clear, on another inside TLS 1.3.
/// </summary>
internal static class Producer
{
    /// <summary>The messages of one block.</summary>
    public const int EventsOfBlock = 600;

    /// <summary>One block of a mixed stream of events.</summary>
    public static byte[] Block() =>
        [.. new DocumentGenerator(12).MixedStream(EventsOfBlock).SelectMany(static document => document.Bytes)];

    /// <summary>Prints its two ports, and sends until its standard input ends.</summary>
    public static int Run()
    {
        byte[] block = Block();
        using X509Certificate2 certificate = SelfSignedCertificate.Create("localhost");
        using TcpListener plain = Listen(stream => SendAsync(stream, block));
        using TcpListener secret = Listen(stream => SendInsideTlsAsync(stream, block, certificate));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Port(plain)} {Port(secret)}"));
        _ = Console.In.ReadToEnd();
        return 0;
    }

    private static TcpListener Listen(Func<Stream, Task> serve)
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _ = ServeAsync(listener, serve);
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task ServeAsync(TcpListener listener, Func<Stream, Task> serve)
    {
        while (true)
        {
            using Socket socket = await listener.AcceptSocketAsync();
            try
            {
                await using NetworkStream stream = new(socket);
                await serve(stream);
            }
            catch (IOException)
            {
                // It has seen enough.
            }
        }
    }

    private static async Task SendAsync(Stream stream, byte[] block)
    {
        while (true)
        {
            await stream.WriteAsync(block);
        }
    }

    private static async Task SendInsideTlsAsync(Stream stream, byte[] block, X509Certificate2 certificate)
    {
        await using SslStream tls = new(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls13,
        });
        await SendAsync(tls, block);
    }
}

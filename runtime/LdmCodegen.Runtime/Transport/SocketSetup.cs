using System.Net.Sockets;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The options that every TCP socket gets.</summary>
internal static class SocketSetup
{
    private const int SecondsUntilProbe = 60;
    private const int SecondsBetweenProbes = 10;
    private const int Probes = 3;

    /// <summary>Sends small writes at once, and lets the system notice a peer that is gone without a word.</summary>
    public static void Apply(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsUntilProbe);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
    }
}

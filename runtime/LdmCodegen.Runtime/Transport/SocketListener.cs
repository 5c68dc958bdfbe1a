using System.Net;
using System.Net.Sockets;

namespace LdmCodegen.Runtime.Transport;

/// <summary>A listening socket.</summary>
internal sealed class SocketListener : IConnectionListener
{
    private const int Backlog = 512;

    private readonly Socket _socket;
    private readonly string? _file;

    private SocketListener(Socket socket, string? file)
    {
        _socket = socket;
        _file = file;
        LocalEndPoint = socket.LocalEndPoint!;
    }

    public EndPoint LocalEndPoint { get; }

    /// <summary>Binds and listens.</summary>
    /// <param name="socket">A new socket; it is closed when this fails.</param>
    /// <param name="endPoint">Where to listen.</param>
    /// <param name="file">The file of a Unix domain socket, to be removed at the end.</param>
    public static SocketListener Start(Socket socket, EndPoint endPoint, string? file)
    {
        try
        {
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return new SocketListener(socket, file);
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            throw new IOException($"Cannot listen on {endPoint}: {problem.Message}.", problem);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask<ByteConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Socket? accepted = null;
            try
            {
                accepted = await _socket.AcceptAsync(cancellationToken).ConfigureAwait(Schedule.Here);
                if (accepted.ProtocolType == ProtocolType.Tcp)
                {
                    SocketSetup.Apply(accepted);
                }

                return new StreamConnection(new SocketRawConnection(accepted));
            }
            catch (SocketException problem) when (problem.SocketErrorCode == SocketError.OperationAborted)
            {
                throw new ObjectDisposedException(nameof(IConnectionListener), problem);
            }
            catch (SocketException problem) when (accepted is null && !IsGonePeer(problem.SocketErrorCode))
            {
                throw new IOException($"Cannot accept on {LocalEndPoint}: {problem.Message}.", problem);
            }
            catch (Exception problem)
                when (problem is SocketException || (accepted is not null && problem is IOException))
            {
                // The peer was gone before it could be served: wait for the next one.
                accepted?.Dispose();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_file is not null)
        {
            try
            {
                File.Delete(_file);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Its folder is gone, or belongs to somebody else now: nobody can connect there any more.
            }
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsGonePeer(SocketError error) =>
        error is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.NetworkDown
            or SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.HostDown
            or SocketError.TimedOut or SocketError.NotConnected;
}

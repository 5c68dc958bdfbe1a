using System.IO.Pipelines;
using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>One end of an in-memory connection.</summary>
internal sealed class MemoryRawConnection : IRawConnection
{
    private readonly MemoryStreamEnd _stream;

    private MemoryRawConnection(MemoryStreamEnd stream, EndPoint remote, bool isLocal)
    {
        _stream = stream;
        RemoteEndPoint = remote;
        IsLocal = isLocal;
    }

    public Stream Stream => _stream;

    public EndPoint? RemoteEndPoint { get; }

    public bool IsLocal { get; }

    public long Available => _stream.Available;

    /// <summary>Makes both ends of a connection.</summary>
    /// <param name="client">The address that the server sees.</param>
    /// <param name="server">The address that the client sees.</param>
    /// <param name="isLocal">Whether both ends take the other for a peer on this host.</param>
    /// <param name="bytesInFlight">How much one side can write before the other has to read.</param>
    public static (MemoryRawConnection Client, MemoryRawConnection Server) Pair(
        EndPoint client, EndPoint server, bool isLocal, int bytesInFlight)
    {
        PipeOptions options = new(
            pauseWriterThreshold: bytesInFlight,
            resumeWriterThreshold: Math.Max(1, bytesInFlight / 2),
            useSynchronizationContext: false);
        Pipe toServer = new(options);
        Pipe toClient = new(options);
        return (
            new MemoryRawConnection(new MemoryStreamEnd(toClient.Reader, toServer.Writer), server, isLocal),
            new MemoryRawConnection(new MemoryStreamEnd(toServer.Reader, toClient.Writer), client, isLocal));
    }

    public void CompleteWrites() => _stream.CompleteWrites();

    public void Abort() => _stream.Cut(new IOException("The peer cut the in-memory connection."));

    public void Close() => _stream.Cut(told: null);
}

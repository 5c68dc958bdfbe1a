namespace LdmCodegen.Runtime.Transport;

/// <summary>Makes connections to servers.</summary>
public interface IConnector
{
    /// <summary>Connects.</summary>
    /// <param name="host">A host name or address; what else it may be is the connector's matter.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="cancellationToken">Ends the attempt; nothing is left open then.</param>
    /// <exception cref="IOException">The host cannot be reached.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The host cannot be reached.</exception>
    ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}

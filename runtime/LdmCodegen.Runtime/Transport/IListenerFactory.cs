using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>Opens places where peers can connect.</summary>
public interface IListenerFactory
{
    /// <summary>Starts to listen. When it has ended, peers can connect.</summary>
    /// <param name="endPoint">Where to listen.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="IOException">The end point is in use or cannot be had.</exception>
    ValueTask<IConnectionListener> ListenAsync(EndPoint endPoint, CancellationToken cancellationToken);
}

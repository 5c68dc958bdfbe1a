using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LogicalDomains.Discovery;

namespace LogicalDomains;

/// <summary>Finds managers in the network by multicast.</summary>
/// <remarks>
/// <code>
/// await foreach (DiscoveredManager manager in LdmDiscovery.FindAsync())
///     Console.WriteLine($"{manager.HostName} {manager.EndPoint}");
/// </code>
/// Anybody in the network can answer, with any name: what is found is a hint whom to ask, and TLS with a trust of
/// one's own decides whom to believe.
/// </remarks>
public static class LdmDiscovery
{
    /// <summary>
    /// Asks the group, repeatedly, and gives each manager once, as soon as it answers. Ends when
    /// <see cref="LdmDiscoveryOptions.Duration"/> is over.
    /// </summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    /// <returns>The managers in the order of their answers.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port or the interface cannot be used, or nothing can be sent.</exception>
    /// <exception cref="OperationCanceledException">The search was ended early.</exception>
    public static IAsyncEnumerable<DiscoveredManager> FindAsync(
        LdmDiscoveryOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LdmDiscoveryOptions();
        options.CheckAll();
        return SearchAsync(options, cancellationToken);
    }

    private static async IAsyncEnumerable<DiscoveredManager> SearchAsync(
        LdmDiscoveryOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using MulticastSocket socket = MulticastSocket.Open(options);
        using CancellationTokenSource over = new(options.Duration, options.Time);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(
            over.Token, cancellationToken);

        // Not bounded by itself: it holds no more than MaxManagers, and the socket is read however slow the caller is.
        Channel<DiscoveredManager> found = Channel.CreateUnbounded<DiscoveredManager>();
        Task asking = AskAsync(socket, options, end);
        Task listening = ListenAsync(socket, options, found.Writer, end.Token);
        try
        {
            await foreach (DiscoveredManager manager in found.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return manager;
            }

            await asking.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await listening.ConfigureAwait(false);
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A query that cannot be sent ends the search: waiting for answers to nothing would look like an empty network.
    private static async Task AskAsync(
        MulticastSocket socket, LdmDiscoveryOptions options, CancellationTokenSource end)
    {
        DiscoveryQuery query = new() { ByteOrder = options.ByteOrder };
        try
        {
            while (true)
            {
                await socket.SendAsync(query, end.Token).ConfigureAwait(false);
                await Task.Delay(options.QueryInterval, options.Time, end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time is over.
        }
        catch
        {
            await end.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task ListenAsync(
        MulticastSocket socket,
        LdmDiscoveryOptions options,
        ChannelWriter<DiscoveredManager> found,
        CancellationToken end)
    {
        HashSet<(IPEndPoint, string)> known = [];
        try
        {
            while (true)
            {
                (ReadOnlyMemory<byte> datagram, IPEndPoint sender) =
                    await socket.ReceiveAsync(end).ConfigureAwait(false);
                _ = MulticastDatagram.TryRead(datagram.Span, out MulticastMessage? message, out DatagramFault fault);
                DiscardReason reason = ReasonFor(message);
                if (message is DiscoveryAnswer answer)
                {
                    DiscoveredManager manager = DiscoveredManager.From(answer, sender);
                    bool isKnown = known.Contains((manager.EndPoint, manager.HostName));
                    if (!isKnown && known.Count < options.MaxManagers)
                    {
                        known.Add((manager.EndPoint, manager.HostName));
                        found.TryWrite(manager);
                        continue;
                    }

                    reason = isKnown ? DiscardReason.Repeated : DiscardReason.TooMany;
                }

                options.Tell(new DiscardedDatagram(sender, reason, message, fault));
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            found.Complete();
        }
        catch (Exception e)
        {
            found.Complete(e);
        }
    }

    private static DiscardReason ReasonFor(MulticastMessage? message) => message switch
    {
        null => DiscardReason.Unreadable,
        MacCollisionMessage => DiscardReason.MacCollision,
        _ => DiscardReason.Query,
    };
}

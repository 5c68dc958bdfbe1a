using System.Net;
using LogicalDomains.Discovery;

namespace LogicalDomains;

/// <summary>
/// Makes a manager known to who searches: answers discovery queries of the group to the group. Queries for MAC
/// addresses are never answered: that is for their owners alone.
/// </summary>
public sealed class LdmDiscoveryResponder : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly LdmDiscoveryResponderOptions _options;
    private readonly MulticastSocket _socket;
    private readonly DiscoveryAnswer _answer;
    private readonly Task _running;
    private long _answers;
    private int _isDisposed;

    private LdmDiscoveryResponder(LdmDiscoveryResponderOptions options)
    {
        _options = options;
        _socket = MulticastSocket.Open(options);
        _answer = options.Answer;
        _running = Task.Run(RunAsync);
    }

    /// <summary>How many queries were answered so far.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Ends when the responder does: faulted when its socket broke, otherwise after it was disposed.</summary>
    public Task Completion => _running;

    /// <summary>Starts to answer.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The responder; dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port or the interface cannot be used.</exception>
    public static LdmDiscoveryResponder Start(LdmDiscoveryResponderOptions? options = null)
    {
        options ??= new LdmDiscoveryResponderOptions();
        options.CheckAll();
        return new LdmDiscoveryResponder(options);
    }

    /// <summary>Stops answering. Doing it twice is fine.</summary>
    /// <returns>A task that ends when nothing of the responder runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        long windowBegan = _options.Time.GetTimestamp();
        int answersInWindow = 0;
        try
        {
            while (true)
            {
                (ReadOnlyMemory<byte> datagram, IPEndPoint sender) =
                    await _socket.ReceiveAsync(_stop.Token).ConfigureAwait(false);
                _ = MulticastDatagram.TryRead(datagram.Span, out MulticastMessage? message, out DatagramFault fault);
                if (_options.Time.GetElapsedTime(windowBegan) >= Second)
                {
                    windowBegan = _options.Time.GetTimestamp();
                    answersInWindow = 0;
                }

                bool isQuery = message is DiscoveryQuery;
                if (isQuery && answersInWindow < _options.MaxAnswersPerSecond)
                {
                    answersInWindow++;
                    await AnswerAsync().ConfigureAwait(false);
                    continue;
                }

                DiscardReason reason = isQuery ? DiscardReason.TooMany : ReasonFor(message);
                _options.Tell(new DiscardedDatagram(sender, reason, message, fault));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async ValueTask AnswerAsync()
    {
        try
        {
            await _socket.SendAsync(_answer, _stop.Token).ConfigureAwait(false);
            Interlocked.Increment(ref _answers);
        }
        catch (IOException)
        {
            // The network is away; whoever searches asks again.
        }
    }

    private static DiscardReason ReasonFor(MulticastMessage? message) => message switch
    {
        null => DiscardReason.Unreadable,
        MacCollisionMessage => DiscardReason.MacCollision,
        _ => DiscardReason.Answer,
    };
}

using System.Globalization;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>One fault at one step: a client, the calls that it makes, and how each of them ends.</summary>
internal sealed class FaultCell(Step step, Fault fault) : IAsyncDisposable
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(8);
    public static readonly TimeSpan ReadIdleTimeout = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How much later than its deadline a call may end.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan TrickleStep = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private FaultyManager? _manager;
    private LdmClient? _client;

    /// <summary>The clock of everything in the cell.</summary>
    public ManualTimeProvider Time => _time;

    /// <summary>The client, while the test looks at it.</summary>
    public LdmClient Client => _client!;

    /// <summary>Makes the call that the fault strikes.</summary>
    /// <param name="isLate">Whether it ends by its deadline; otherwise it ends while the clock stands still.</param>
    /// <returns>The error of the call and that of the enumeration of events, if there is one by then.</returns>
    public async Task<(Exception? Call, Exception? Events)> RunAsync(bool isLate)
    {
        _manager = new FaultyManager(step, fault, _time);
        await _manager.StartAsync();
        _client = new LdmClient("127.0.0.1:" + _manager.Port.ToString(CultureInfo.InvariantCulture), Options());
        Task connecting = _client.ConnectAsync();
        if (step < Step.Registration)
        {
            TimeSpan limit = (step, fault) is (Step.Connect, Fault.Blackhole) ? ConnectTimeout : LoginTimeout;
            return (await EndAsync(connecting, limit, isLate), null);
        }

        await connecting.Soon();
        Task<EventSubscription<LdmEvent>> opening = _client.Events.Domain.OpenAsync();
        if (step == Step.Registration)
        {
            return (await EndAsync(opening, RequestTimeout, isLate), null);
        }

        await using EventSubscription<LdmEvent> subscription = await opening.Soon();
        Task events = EnumerateAsync(subscription);
        Task request = step == Step.Request ? _client.StartDomainAsync(new("ldg1")) : Task.CompletedTask;
        _manager.ClientIsIdle();
        Exception? call = await EndAsync(request, RequestTimeout, isLate && step == Step.Request);
        TimeSpan left = ReadIdleTimeout - (isLate && step == Step.Request ? RequestTimeout + Grace : TimeSpan.Zero);
        return (call, await EndAsync(events, left, isLate));
    }

    /// <summary>Disposes of the client; a peer that does not answer is waited for until CloseTimeout.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            Task closing = _client.DisposeAsync().AsTask();
            if (await Task.WhenAny(closing, _time.WhenArmedAsync(CloseTimeout)).Soon() != closing)
            {
                _time.Advance(CloseTimeout);
            }

            await closing.Soon();
        }

        if (_manager is not null)
        {
            await _manager.DisposeAsync();
        }
    }

    private static async Task EnumerateAsync(EventSubscription<LdmEvent> subscription)
    {
        await foreach (LdmEvent e in subscription)
        {
            Assert.Equal("ldg1", Assert.IsType<BindDomainEvent>(e).Domain);
        }
    }

    private async Task<Exception?> EndAsync(Task work, TimeSpan limit, bool isLate)
    {
        if (isLate)
        {
            await _manager!.Struck.Soon();
            if (step is Step.Connect or Step.Features)
            {
                // The client has come as far as it can: it connects, logs in, or has read a header and a byte behind it.
                TimeSpan last = step == Step.Features ? XmlLimits.Default.DocumentTimeout : limit;
                await _time.WhenArmedAsync(last).Soon();
            }

            TimeSpan before = limit - Grace;
            await AdvanceAsync(before);
            Assert.False(work.IsCompleted, $"ended before its deadline: {work.Exception}");
            await AdvanceAsync(Grace + Grace);
        }

        return await Record.ExceptionAsync(() => work.Soon());
    }

    /// <summary>Steps the clock; with a trickle one byte at a time.</summary>
    private async Task AdvanceAsync(TimeSpan by)
    {
        for (; fault == Fault.Trickle && by > TrickleStep; by -= TrickleStep)
        {
            long sent = _manager!.Sent;
            _time.Advance(TrickleStep);
            await Patience.UntilAsync(() => _manager.Sent > sent, "one byte more");
        }

        _time.Advance(by);
    }

    private LdmClientOptions Options() => new()
    {
        Trust = TlsTrust.InsecureAcceptAnyCertificate(),
        Credentials = Credentials.Of("user", Canary.Password),
        Reconnect = ReconnectPolicy.None,
        ConnectTimeout = ConnectTimeout,
        LoginTimeout = LoginTimeout,
        RequestTimeout = RequestTimeout,
        ReadIdleTimeout = ReadIdleTimeout,
        CloseTimeout = CloseTimeout,
        Time = _time,
        Logging = TestLog.Watched,
    };
}

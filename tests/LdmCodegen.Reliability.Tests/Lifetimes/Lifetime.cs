using LdmCodegen.Runtime;
using LdmCodegen.Testing;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>
/// The scenario: a client with callers, readers of events and an inventory, and a manager that changes and restarts, over
/// a network that fails; then calm, in which everything has to come right; then the end, in any order.
/// </summary>
internal sealed class Lifetime
{
    private readonly Simulation _simulation;
    private readonly World _world;
    private readonly LdmClient _client;
    private readonly List<Task> _work = [];
    private Manager _manager;
    private int _probe;

    private Lifetime(Simulation simulation, Plant plant)
    {
        _simulation = simulation;
        _world = new World(plant);
        _manager = new Manager(simulation, Manager.Options(simulation), _world);
        _client = new LdmClient("manager", Options(simulation));
    }

    public static Task RunAsync(Simulation simulation) => RunAsync(simulation, Plant.None);

    public static async Task RunAsync(Simulation simulation, Plant plant)
    {
        Lifetime lifetime = new(simulation, plant);
        await await Task.WhenAny(lifetime.RunAsync(), lifetime._world.Wrong);
    }

    public static LdmClientOptions Options(Simulation simulation) => new()
    {
        Transport = simulation.Network,
        Time = simulation.Time,
        Logging = simulation.Logging,
        Randomness = simulation.ChooseShare,
        Tls = TlsRequirement.InsecureNone,
        ConnectTimeout = Times.Connect,
        LoginTimeout = Times.Login,
        RequestTimeout = Times.Request,
        WriteTimeout = Times.Write,
        CloseTimeout = Times.Close,
        ProbeInterval = TimeSpan.FromSeconds(3),
        ReadIdleTimeout = simulation.Chance(50) ? Times.Idle : Timeout.InfiniteTimeSpan,
        MaxPendingRequests = 1 + simulation.Choose(4),
        TimeoutsUntilBreak = 1 + simulation.Choose(3),
        Reconnect = new ReconnectPolicy
        {
            FirstDelay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(1),
            HealthyAfter = TimeSpan.FromSeconds(5),
        },
    };

    private async Task RunAsync()
    {
        await _manager.StartAsync();
        Task states = _world.FollowAsync(WatchAsync());
        await ConnectAsync();
        LdmInventory inventory = await StartInventoryAsync();
        Reader[] readers = [.. Enumerable.Range(0, 2).Select(_ => new Reader(_simulation, _world, _client))];
        Task[] reading = [.. readers.Select(reader => _world.FollowAsync(reader.RunAsync()))];
        Caller caller = new(_simulation, _world, _client, () => ++_probe);
        for (int i = 0; i < 3; i++)
        {
            _work.Add(_world.FollowAsync(caller.RunAsync(2 + _simulation.Choose(8))));
        }

        _work.Add(ChangeAsync(5 + _simulation.Choose(25)));
        _work.Add(DisturbAsync(_simulation.Choose(5)));
        PlantFault();
        await Task.WhenAll(_work).WaitAsync(Times.Patience, _simulation.Time);

        _simulation.Trace("calm");
        _world.IsCalm = true;
        _simulation.Network.Faults = SimulatedFaults.None;
        await UntilAsync(caller.CallAsync, () => "no request is answered");
        await UntilAsync(() => SeeLastAsync(readers), () => "the last event is not seen");
        await UntilAsync(
            () => Task.FromResult(_world.Difference(inventory.Items) is null),
            () => $"the inventory is {_world.Difference(inventory.Items)}");
        await EndAsync(inventory, reading, states);
    }

    private async Task ConnectAsync()
    {
        while (true)
        {
            try
            {
                await _client.ConnectAsync();
                return;
            }
            catch (PeerException e) when (e is ConnectFailedException or ConnectionLostException)
            {
                // The first attempt is not repeated by itself.
                await _simulation.DelayAsync(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private async Task<LdmInventory> StartInventoryAsync()
    {
        LiveModelOptions options = new()
        {
            RetryDelay = TimeSpan.FromMilliseconds(500),
            SingleReads = _simulation.Choose(4),
            Subscription = new SubscriptionOptions { Capacity = 1 + _simulation.Choose(8) },
        };
        while (true)
        {
            try
            {
                return await LdmInventory.StartAsync(_client, options);
            }
            catch (PeerException e) when (e is RequestTimeoutException or ConnectionLostException)
            {
                await _simulation.DelayAsync(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private async Task ChangeAsync(int changes)
    {
        for (int i = 0; i < changes; i++)
        {
            await _manager.ChangeAsync();
            await _simulation.DelayAsync(TimeSpan.FromMilliseconds(50 * _simulation.Choose(20)));
        }
    }

    /// <summary>What happens to managers and networks beside the faults of single connections.</summary>
    private async Task DisturbAsync(int times)
    {
        for (int i = 0; i < times; i++)
        {
            await _simulation.DelayAsync(TimeSpan.FromMilliseconds(200 * _simulation.Choose(40)));
            switch (_simulation.Choose(3))
            {
                case 0:
                    _simulation.Network.CutAll();
                    break;
                case 1:
                    _simulation.Network.IsDown = true;
                    _simulation.Network.CutAll();
                    await _simulation.DelayAsync(TimeSpan.FromSeconds(_simulation.Choose(8)));
                    _simulation.Network.IsDown = false;
                    break;
                default:
                    Manager old = _manager;
                    Manager next = new(_simulation, Manager.Options(_simulation), _world);
                    Task stopping = old.DisposeAsync().AsTask();
                    _manager = next;
                    await stopping;
                    await next.StartAsync();
                    break;
            }
        }
    }

    /// <summary>Changes go on until every reader has seen one: whoever reads has been told everything.</summary>
    private async Task<bool> SeeLastAsync(Reader[] readers)
    {
        await _manager.ChangeAsync();
        uint last = _world.LastChange;
        await _simulation.DelayAsync(TimeSpan.FromSeconds(5));
        return readers.All(reader => reader.Last == last);
    }

    private async Task UntilAsync(Func<Task<bool>> isRight, Func<string> wrong)
    {
        long start = _simulation.Time.GetTimestamp();
        while (!await isRight())
        {
            if (_simulation.Time.GetElapsedTime(start) > Times.Patience)
            {
                throw new LifetimeException($"In calm, {wrong()}.");
            }

            await _simulation.DelayAsync(TimeSpan.FromSeconds(1));
        }
    }

    private async Task EndAsync(LdmInventory inventory, Task[] reading, Task states)
    {
        _simulation.Trace("end");
        _world.IsClosing = true;
        List<Func<ValueTask>> ends = [inventory.DisposeAsync, _client.DisposeAsync, _manager.DisposeAsync];
        List<Task> ending = [];
        while (ends.Count > 0)
        {
            int next = _simulation.Choose(ends.Count);
            ending.Add(ends[next]().AsTask());
            ends.RemoveAt(next);
            if (_simulation.Chance(50))
            {
                await _simulation.DelayAsync(TimeSpan.FromMilliseconds(100 * _simulation.Choose(30)));
            }
        }

        await Task.WhenAll([.. ending, .. reading, states]).WaitAsync(Times.Patience, _simulation.Time);
        if (!inventory.Completion.IsCompletedSuccessfully)
        {
            throw new LifetimeException("The inventory did not end well.");
        }
    }

    /// <summary>Every change begins where the one before ended, and the last is the end.</summary>
    private async Task WatchAsync()
    {
        ConnectionState last = ConnectionState.Disconnected;
        await foreach (ConnectionStateChange change in _client.WatchStateAsync())
        {
            if (change.Previous != last || !IsPossible(change))
            {
                throw new LifetimeException($"After {last} the state changed from {change.Previous} to {change.Current}.");
            }

            last = change.Current;
        }

        if (last != ConnectionState.Closed)
        {
            throw new LifetimeException($"The last state is {last}.");
        }
    }

    private static bool IsPossible(ConnectionStateChange change) => change switch
    {
        { Current: ConnectionState.Closed } => true,
        { Previous: ConnectionState.Disconnected } => change.Current == ConnectionState.Connecting,
        { Previous: ConnectionState.Connecting } =>
            change.Current is ConnectionState.Connected or ConnectionState.Disconnected,
        { Previous: ConnectionState.Connected } => change.Current == ConnectionState.Reconnecting,
        { Previous: ConnectionState.Reconnecting } => change.Current == ConnectionState.Connected,
        _ => false,
    };

    private async Task StartAndLeaveAsync()
    {
        LdmClient left = new("manager", Options(_simulation));
        await left.ConnectAsync().ConfigureAwait(
            ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
    }

    private void PlantFault()
    {
        switch (_world.Plant)
        {
            case Plant.CallForgotten when _simulation.Chance(20):
                _work.Add(new TaskCompletionSource().Task);
                break;
            case Plant.ClientLeft when _simulation.Chance(20):
                _work.Add(StartAndLeaveAsync());
                break;
            case Plant.TimerLeft when _simulation.Chance(20):
                _simulation.Time.CreateTimer(static _ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
                break;
            case Plant.OtherThread when _simulation.Chance(20):
                Thread other = new(() => _simulation.Time
                    .CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan)
                    .Dispose());
                other.Start();
                other.Join();
                break;
            case Plant.RealRandomness:
                _work.Add(_simulation.DelayAsync(TimeSpan.FromTicks(Random.Shared.Next(1, 100_000))));
                break;
        }
    }
}

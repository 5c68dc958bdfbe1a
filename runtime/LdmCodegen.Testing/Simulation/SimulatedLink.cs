using System.Net;

namespace LdmCodegen.Testing;

/// <summary>One connection with both its ends, and the fault that the seed has for it.</summary>
internal sealed class SimulatedLink
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly SimulatedNetwork _network;
    private readonly Fate _fate;
    private readonly int _strikesAt;
    private int _deliveries;
    private bool _isSilent;

    public SimulatedLink(SimulatedNetwork network, int number, EndPoint client, EndPoint server)
    {
        _network = network;
        Number = number;
        SimulatedFlow up = new(this, network, "up");
        SimulatedFlow down = new(this, network, "down");
        Client = new SimulatedConnection(this, network, down, up, server);
        Server = new SimulatedConnection(this, network, up, down, client);
        _fate = Draw(network.Faults);
        _strikesAt = _fate == Fate.None ? int.MaxValue : 1 + network.Simulation.Choose(network.Faults.Within);
    }

    private enum Fate
    {
        None,
        Reset,
        EndsUp,
        EndsDown,
        Silent,
        Paused,
    }

    public int Number { get; }

    public SimulatedConnection Client { get; }

    public SimulatedConnection Server { get; }

    /// <summary>Whether nothing arrives now.</summary>
    public bool IsSilent => _isSilent;

    public SimulatedConnection PeerOf(SimulatedConnection end) => ReferenceEquals(end, Client) ? Server : Client;

    /// <summary>A piece is about to arrive: the time at which the fault strikes.</summary>
    public void OnDelivery()
    {
        if (++_deliveries != _strikesAt)
        {
            return;
        }

        _network.Simulation.Trace($"connection {Number}: {_fate}");
        switch (_fate)
        {
            case Fate.Reset:
                Reset();
                break;
            case Fate.EndsUp:
                Server.EndInput();
                break;
            case Fate.EndsDown:
                Client.EndInput();
                break;
            case Fate.Silent:
                _isSilent = true;
                break;
            default:
                _isSilent = true;
                int tenths = 1 + _network.Simulation.Choose((int)(LongestPause.TotalSeconds * 10));
                _network.Simulation.Context.After(TimeSpan.FromMilliseconds(tenths * 100).Ticks, GoOn);
                break;
        }
    }

    /// <summary>Both ends learn that the connection is gone, each in its time.</summary>
    public void Reset()
    {
        _network.Simulation.Context.After(_network.Delay().Ticks, Client.OnReset);
        _network.Simulation.Context.After(_network.Delay().Ticks, Server.OnReset);
    }

    public void Closed()
    {
        if (Client.IsClosed && Server.IsClosed)
        {
            _network.Closed(this);
        }
    }

    private void GoOn()
    {
        _isSilent = false;
        Client.GoOn();
        Server.GoOn();
    }

    private Fate Draw(SimulatedFaults faults)
    {
        // From the far end, so that the simplest choice is no fault.
        int left = 99 - _network.Simulation.Choose(100);
        (Fate Fate, int Share)[] shares =
        [
            (Fate.Reset, faults.Resets),
            (Fate.EndsUp, faults.Ends / 2),
            (Fate.EndsDown, faults.Ends - (faults.Ends / 2)),
            (Fate.Silent, faults.Stalls),
            (Fate.Paused, faults.Pauses),
        ];
        foreach ((Fate fate, int share) in shares)
        {
            if (left < share)
            {
                return fate;
            }

            left -= share;
        }

        return Fate.None;
    }
}

using System.Collections.Immutable;

namespace LogicalDomains.Simulation;

/// <content>
/// Steps that need a guest with something to take away, and steps about devices, which have numbers: new ones take the
/// lowest that is free.
/// </content>
internal sealed partial class DayScriptWriter
{
    private ScriptStep? GuestWith(Quantity quantity, int amount, ScriptAction action, TimeSpan at)
    {
        UInt128 taken = quantity == Quantity.Memory ? (UInt128)amount << 30 : (UInt128)amount;
        return Pick([.. Guests.Where(guest => quantity.Of(guest) > taken).Select(guest => guest.Name)]) is { } name
            ? new ScriptStep(at, action, name, amount)
            : null;
    }

    private ScriptStep? Numbered(ScriptAction action, TimeSpan at, Func<SimulatedDomain, IEnumerable<int>> numbers)
    {
        if (Pick([.. Guests]) is not { } guest)
        {
            return null;
        }

        int number = 1;
        while (numbers(guest).Contains(number))
        {
            number++;
        }

        return new ScriptStep(at, action, guest.Name, number);
    }

    private ScriptStep? AnyNumbered(ScriptAction action, TimeSpan at, Func<SimulatedDomain, IEnumerable<int>> numbers)
    {
        ImmutableArray<(string Name, int Number)> all =
        [
            .. from guest in Guests from number in numbers(guest) select (guest.Name, number),
        ];
        if (all.IsEmpty)
        {
            return null;
        }

        (string name, int chosen) = all[random.Next(all.Length)];
        return new ScriptStep(at, action, name, chosen);
    }

    private ImmutableArray<int> FreeBuses() =>
    [
        .. fleet.State.Devices
            .Where(device => fleet.State.OwnerOf(device.DeviceName!) is null)
            .Select(device => ScriptRequests.BusNumber(device.DeviceName!))
            .OfType<int>(),
    ];

    private int? FreePort()
    {
        if (Kinds.Concentrator.Anywhere(fleet.State, FleetSeed.Concentrator)?.Resource is not { } concentrator)
        {
            return null;
        }

        HashSet<uint?> taken = [.. fleet.Domains.Select(domain => domain.First<ConsoleResource>()?.Port)];
        for (uint? port = concentrator.MinPort; port <= concentrator.MaxPort; port++)
        {
            if (!taken.Contains(port))
            {
                return (int?)port;
            }
        }

        return null;
    }
}

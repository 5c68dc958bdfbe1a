using System.Collections.Concurrent;
using Acme.Doors;

/// <summary>The server: keeps which doors are open, answers requests and tells who has registered.</summary>
internal sealed class Building(DoorsServerOptions options) : DoorsServer(options)
{
    private readonly ConcurrentDictionary<string, bool> _open = new(
        [new("front", false), new("back", false)], StringComparer.Ordinal);

    protected override async ValueTask<OpenDoorReply> OnOpenDoorAsync(
        OpenDoorRequest request, DoorsPeer peer, CancellationToken cancellationToken)
    {
        if (!_open.ContainsKey(request.Door))
        {
            // A refusal is an answer: the client sees Succeeded false and the text.
            return OpenDoorReply.Failure($"there is no door '{request.Door}'");
        }

        if (_open.TryUpdate(request.Door, newValue: true, comparisonValue: false))
        {
            await RaiseDoorOpenedAsync(new DoorOpenedEvent(request.Door), cancellationToken);
        }

        return OpenDoorReply.Success();
    }
}

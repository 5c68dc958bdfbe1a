using System.Net;
using Acme.Doors;
using LdmCodegen.Runtime;

// A protocol of one's own: doors.protocol.xml is all there is to it. Server and client in one process, over TCP and TLS.

using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
CancellationToken ct = deadline.Token;

await using Building building = new(new DoorsServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
await building.StartAsync(ct);

await using DoorsClient client = await DoorsClient.ConnectAsync(
    building.LocalEndPoint.ToString()!, new DoorsClientOptions { Trust = TlsTrust.PinnedKeys(building.CertificatePin) }, ct);

TaskCompletionSource<DoorOpenedEvent> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
await using IAsyncDisposable registration = await client.Events.Passage.RegisterAsync(
    (e, _) =>
    {
        if (e is DoorOpenedEvent door)
        {
            opened.TrySetResult(door);
        }

        return ValueTask.CompletedTask;
    },
    ct);

OpenDoorReply front = await client.OpenDoorAsync(new OpenDoorRequest("front") { Quiet = true }, ct);
OpenDoorReply cellar = await client.OpenDoorAsync(new OpenDoorRequest("cellar"), ct);

Console.WriteLine($"front: {(front.Succeeded ? "open" : string.Join("; ", front.Messages))}");
Console.WriteLine($"cellar: {(cellar.Succeeded ? "open" : string.Join("; ", cellar.Messages))}");

DoorOpenedEvent first = await opened.Task.WaitAsync(ct);
Console.WriteLine($"event: {first.Door} was opened{(first.IsMainEntrance ? ", the main entrance" : "")}");

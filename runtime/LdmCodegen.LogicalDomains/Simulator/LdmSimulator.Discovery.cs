using System.Net;
using System.Net.Sockets;
using LdmCodegen.Runtime;

namespace LogicalDomains;

/// <content>Whoever searches managers by multicast finds the simulator too, if the options say so.</content>
public sealed partial class LdmSimulator
{
    private LdmDiscoveryResponder? _responder;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_responder is { } responder)
        {
            await responder.DisposeAsync().ConfigureAwait(SchedulingContext.IsCurrent);
        }

        await base.DisposeAsync().ConfigureAwait(SchedulingContext.IsCurrent);
    }

    private void StartDiscovery()
    {
        if (_options.Discovery is not { } asked)
        {
            return;
        }

        IPEndPoint? place = LocalEndPoint as IPEndPoint;
        IPAddress? address = place is { AddressFamily: AddressFamily.InterNetwork } ? place.Address : null;
        bool isLoopback = place is not null && IPAddress.IsLoopback(place.Address);
        _responder = LdmDiscoveryResponder.Start(asked with
        {
            HostName = asked.HostName ?? _options.Machine,
            Address = asked.Address ?? address,
            ManagerPort = asked.ManagerPort ?? place?.Port,
            Interface = asked.Interface ?? (isLoopback ? IPAddress.Loopback : null),
        });
    }
}

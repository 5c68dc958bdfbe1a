using LdmCodegen.Runtime;

namespace LogicalDomains;

/// <summary>
/// How a simulated manager is made. Where it listens and whom it lets in stands in the server's options.
/// </summary>
public sealed record LdmSimulatorOptions : LdmServerOptions
{
    /// <summary>The seed of the fleet and of its days: the same number gives the same events. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many domains there are at the start beside the control domain, 0 or more. Default 8.</summary>
    public int Guests { get; init; } = 8;

    /// <summary>
    /// Whether the machine begins without any domain, to be filled with what <c>list-constraints</c> said of another of
    /// the same seed; the first domain added under the name <c>primary</c> becomes its control domain. Default false.
    /// </summary>
    public bool Empty { get; init; }

    /// <summary>The name of the simulated machine in progress events and migrations. Default <c>hostA</c>.</summary>
    public string Machine { get; init; } = "hostA";

    /// <summary>
    /// How many seconds of a scripted day pass in one second of <see cref="ServerOptions.Time"/>. Default 1440: a day
    /// takes a minute.
    /// </summary>
    public double Speed { get; init; } = 1440;

    /// <summary>
    /// The time between two progress events of a migration begun by <see cref="LdmSimulator.MigrateDomainAsync"/>.
    /// Default 200 milliseconds; zero for none.
    /// </summary>
    public TimeSpan MigrationPace { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Makes the manager known to who searches by multicast; null (default): it is not. What is left null there is the
    /// simulator's: the name of <see cref="Machine"/>, where it listens, and the loopback interface for a simulator that
    /// listens there.
    /// </summary>
    public LdmDiscoveryResponderOptions? Discovery { get; init; }
}

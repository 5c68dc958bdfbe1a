namespace LdmCodegen.Testing;

/// <summary>
/// How bad a simulated network is. All shares are percents, 0 to 100, drawn from the seed for each connection or write.
/// </summary>
public sealed record SimulatedFaults
{
    /// <summary>A network that loses nothing and delays nothing.</summary>
    public static SimulatedFaults None { get; } = new()
    {
        Refusals = 0,
        Silences = 0,
        Resets = 0,
        Ends = 0,
        Stalls = 0,
        Pauses = 0,
        Pieces = 0,
        Delays = [TimeSpan.Zero],
    };

    /// <summary>Attempts to connect that are refused. Default 5.</summary>
    public int Refusals { get; init; } = 5;

    /// <summary>Attempts to connect that get no answer. Default 3.</summary>
    public int Silences { get; init; } = 3;

    /// <summary>Connections that are reset. Default 15.</summary>
    public int Resets { get; init; } = 15;

    /// <summary>Connections of which one direction ends too early, as if the other side had closed it. Default 10.</summary>
    public int Ends { get; init; } = 10;

    /// <summary>Connections that carry nothing any more, and nobody is told. Default 10.</summary>
    public int Stalls { get; init; } = 10;

    /// <summary>Connections that carry nothing for up to a minute. Default 10.</summary>
    public int Pauses { get; init; } = 10;

    /// <summary>Writes that arrive in several pieces. Default 30.</summary>
    public int Pieces { get; init; } = 30;

    /// <summary>
    /// After how many deliveries on a connection its fault strikes at the latest. Default 40; the first ones are those of
    /// the login.
    /// </summary>
    public int Within { get; init; } = 40;

    /// <summary>
    /// How long a piece may be on its way, drawn evenly; the first is the simplest. Default nothing, or 1, 5, 20 or 200
    /// milliseconds. Times that deadlines are multiples of let both happen at once.
    /// </summary>
    public IReadOnlyList<TimeSpan> Delays { get; init; } =
    [
        TimeSpan.Zero,
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(1),
        TimeSpan.FromMilliseconds(5),
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(200),
    ];
}

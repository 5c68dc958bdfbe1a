namespace LdmCodegen.Runtime;

/// <summary>One change of a client's connection.</summary>
/// <param name="Previous">The state before.</param>
/// <param name="Current">The state from now on.</param>
/// <param name="At">When, by the client's clock.</param>
/// <param name="Cause">What led to it; null for a change that was asked for.</param>
public sealed record ConnectionStateChange(
    ConnectionState Previous,
    ConnectionState Current,
    DateTimeOffset At,
    Exception? Cause);

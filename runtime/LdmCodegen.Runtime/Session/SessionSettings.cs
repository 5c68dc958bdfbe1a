using LdmCodegen.Runtime.Framing;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Session;

/// <summary>What one session needs to know; the same for clients and servers.</summary>
internal sealed record SessionSettings
{
    public required string Host { get; init; }

    public required long Number { get; init; }

    public required FramingMode Framing { get; init; }

    public required XmlLimits Limits { get; init; }

    public LearningOptions Learning { get; init; } = LearningOptions.Default;

    public required WireSpelling Spelling { get; init; }

    /// <summary>The version that the peer is held to speak; null for the one that its replies state.</summary>
    public string? PeerVersion { get; init; }

    /// <summary>Whether requests are held against the peer's version.</summary>
    public bool ChecksPeerVersion { get; init; }

    /// <summary>The faults of documents that are repaired; null for none.</summary>
    public XmlTolerance? Tolerance { get; init; }

    public required TimeSpan WriteTimeout { get; init; }

    public required TimeSpan CloseTimeout { get; init; }

    public TimeSpan ProbeInterval { get; init; } = Timeout.InfiniteTimeSpan;

    public TimeSpan ReadIdleTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Documents that may wait to be written.</summary>
    public required int OutputCapacity { get; init; }

    /// <summary>Bytes that may wait to be written.</summary>
    public long OutputBytes { get; init; } = long.MaxValue;

    /// <summary>Where what passes is counted.</summary>
    public required Traffic Traffic { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}

using System.Text;

namespace LdmCodegen.Runtime;

/// <summary>Well-formed XML kept as the bytes it was received as; equal when the bytes are equal.</summary>
public readonly struct RawXml : IEquatable<RawXml>
{
    /// <summary>Takes bytes as they are; they are not copied and must not change afterwards.</summary>
    /// <param name="utf8">UTF-8 markup or text that was already checked.</param>
    public RawXml(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The markup, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>True when there is nothing.</summary>
    public bool IsEmpty => Utf8.IsEmpty;

    /// <summary>Copies bytes that will not stay.</summary>
    /// <param name="utf8">UTF-8 markup or text that was already checked.</param>
    public static RawXml Copy(ReadOnlySpan<byte> utf8) => new(utf8.ToArray());

    /// <summary>Whether two values have the same bytes.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(RawXml left, RawXml right) => left.Equals(right);

    /// <summary>Whether two values have different bytes.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(RawXml left, RawXml right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RawXml other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawXml other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>The markup as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

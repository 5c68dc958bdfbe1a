namespace LdmCodegen.Runtime;

/// <summary>Bytes of a base64 value; equal when the bytes are equal.</summary>
public readonly struct Blob : IEquatable<Blob>
{
    /// <summary>Takes bytes as they are; they are not copied and must not change afterwards.</summary>
    /// <param name="bytes">The bytes.</param>
    public Blob(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether two values have the same bytes.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(Blob left, Blob right) => left.Equals(right);

    /// <summary>Whether two values have different bytes.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(Blob left, Blob right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Blob other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Blob other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>The bytes in base64.</summary>
    public override string ToString() => Convert.ToBase64String(Bytes.Span);
}

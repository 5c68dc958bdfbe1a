using System.Buffers;

namespace LdmCodegen.Runtime.Xml;

/// <summary>A decoded text in a buffer on the stack, or in a pooled one that is cleared afterwards.</summary>
internal readonly ref struct DecodedText
{
    /// <summary>How large a buffer the caller gives on the stack.</summary>
    public const int OnStack = 256;

    private readonly byte[]? _rented;

    public DecodedText(Utf8XmlText text, Span<byte> buffer)
    {
        if (text.Raw.Length > buffer.Length)
        {
            _rented = ArrayPool<byte>.Shared.Rent(text.Raw.Length);
            buffer = _rented;
        }

        Bytes = buffer[..text.DecodeInto(buffer)];
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            // The text may be a secret.
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }
    }
}

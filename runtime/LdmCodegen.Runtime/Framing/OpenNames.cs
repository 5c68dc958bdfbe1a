namespace LdmCodegen.Runtime.Framing;

/// <summary>
/// The names of the elements that are open, outermost first, so that an end tag that does not match is found where it
/// stands and not only when the document is whole. It holds at most <c>MaxDepth</c> names of <c>MaxNameBytes</c>.
/// </summary>
internal sealed class OpenNames
{
    private byte[] _bytes = new byte[256];
    private int[] _starts = new int[16];
    private int _length;

    /// <summary>How many names there are, the one being read included.</summary>
    public int Count { get; private set; }

    /// <summary>The innermost name.</summary>
    public ReadOnlySpan<byte> Last => _bytes.AsSpan(_starts[Count - 1].._length);

    /// <summary>Begins a name.</summary>
    public void Push()
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
        }

        _starts[Count++] = _length;
    }

    /// <summary>Adds bytes to the innermost name.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        if (part.Length > _bytes.Length - _length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + part.Length));
        }

        part.CopyTo(_bytes.AsSpan(_length));
        _length += part.Length;
    }

    /// <summary>Forgets the innermost name.</summary>
    public void Pop() => _length = _starts[--Count];
}

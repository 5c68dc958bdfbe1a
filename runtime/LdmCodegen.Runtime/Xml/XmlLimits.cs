namespace LdmCodegen.Runtime;

/// <summary>
/// How much of everything a peer may send. Reaching a limit is an <see cref="XmlFaultCode.LimitExceeded"/> fault that
/// names the limit and the option.
/// </summary>
public sealed record XmlLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static XmlLimits Default { get; } = new();

    /// <summary>The longest document, in bytes; 16 MiB unless set. At most <see cref="Array.MaxLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or more than an array can hold.</exception>
    public long MaxMessageBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>The longest event document, in bytes; 1 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or more than an array can hold.</exception>
    public long MaxEventBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            field = value;
        }
    } = 1024 * 1024;

    /// <summary>The longest stream header with its XML declaration, in bytes; 64 KiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxHeaderBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 64 * 1024;

    /// <summary>The deepest nesting, the root element being 1; 64 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 64;

    /// <summary>The most attributes in one start tag; 64 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxAttributes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 64;

    /// <summary>The longest element or attribute name, in bytes; 256 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxNameBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 256;

    /// <summary>
    /// How long a document may take from its first byte to its last; 30 seconds unless set.
    /// <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and not infinite, or more than 49 days.</exception>
    public TimeSpan DocumentTimeout
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMilliseconds(uint.MaxValue - 1));
            }

            field = value;
        }
    } = TimeSpan.FromSeconds(30);
}

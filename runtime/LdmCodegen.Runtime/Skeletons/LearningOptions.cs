namespace LdmCodegen.Runtime;

/// <summary>
/// How much is remembered of a peer's messages. A message that is laid out like one before it is read many times faster;
/// what is read, and what is refused, is the same either way.
/// </summary>
public sealed record LearningOptions
{
    /// <summary>The caps that hold unless others are given.</summary>
    public static LearningOptions Default { get; } = new();

    /// <summary>Remembers nothing.</summary>
    public static LearningOptions Off { get; } = new() { MaxBytes = 0 };

    /// <summary>The most names of messages for which layouts are remembered; 256 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxNames
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 256;

    /// <summary>The most layouts of one name or one kind of resource; 4 unless set. A fifth replaces the one unused longest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxLayouts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 4;

    /// <summary>
    /// The most texts of up to 32 characters that are shared among messages, such as names; 4,096 unless set, 0 to share
    /// none. It is rounded down to a power of two.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than 1,048,576.</exception>
    public int MaxTexts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1024 * 1024);
            field = value;
        }
    } = 4096;

    /// <summary>The most bytes of markup that are remembered; 1 MiB unless set, 0 to remember nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1024 * 1024;
}

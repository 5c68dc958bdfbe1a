namespace LdmCodegen.Runtime;

/// <summary>An event's document would have more bytes than peers of its dialect read. Nothing of it was written.</summary>
public sealed class EventTooLongException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The event's name on the wire; of several events, the first.</param>
    /// <param name="size">The bytes of the document.</param>
    /// <param name="limit">The most that the dialect allows.</param>
    /// <param name="dialect">The dialect's name in the schema.</param>
    public EventTooLongException(string name, int size, int limit, string dialect)
        : base(
            $"The event '{name}' has {size} bytes, and the dialect '{dialect}' allows {limit}. Say less in it, or write "
            + "another dialect.")
    {
        Name = name;
        Size = size;
        Limit = limit;
        Dialect = dialect;
    }

    /// <summary>The event's name on the wire; of several events, the first.</summary>
    public string Name { get; }

    /// <summary>The bytes of the document.</summary>
    public int Size { get; }

    /// <summary>The most that the dialect allows.</summary>
    public int Limit { get; }

    /// <summary>The dialect's name in the schema.</summary>
    public string Dialect { get; }
}

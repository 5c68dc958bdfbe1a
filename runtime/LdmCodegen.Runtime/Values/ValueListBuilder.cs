namespace LdmCodegen.Runtime;

/// <summary>Collects the elements of a <see cref="ValueList{T}"/>. The default value is an empty builder.</summary>
/// <typeparam name="T">The element type.</typeparam>
public struct ValueListBuilder<T>
{
    // Most lists have one element; it waits here, so that they cost one array of the right size.
    private T _first;
    private T[]? _items;
    private int _count;
    private int _expected;

    /// <summary>How many elements were added.</summary>
    public readonly int Count => _count;

    /// <summary>Tells how many elements will be added; the list costs one array when it is so.</summary>
    /// <param name="count">Their number.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public void Expect(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _expected = count;
    }

    /// <summary>Adds an element at the end.</summary>
    /// <param name="item">The element.</param>
    public void Add(T item)
    {
        if (_count == 0)
        {
            _first = item;
            _count = 1;
            return;
        }

        if (_items is null)
        {
            _items = new T[_expected > 1 ? _expected : 4];
            _items[0] = _first;
        }
        else if (_count == _items.Length)
        {
            Array.Resize(ref _items, checked(_count * 2));
        }

        _items[_count++] = item;
    }

    /// <summary>The list of what was added so far. The builder starts anew.</summary>
    public ValueList<T> ToList()
    {
        if (_count == 0)
        {
            return ValueList<T>.Empty;
        }

        T[] items = _items ?? [_first];
        if (items.Length != _count)
        {
            Array.Resize(ref items, _count);
        }

        this = default;
        return new ValueList<T>(items);
    }
}

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The layouts that a peer uses for one name, the one used last in front.</summary>
internal sealed class Layouts(int capacity)
{
    private readonly Skeleton[] _skeletons = new Skeleton[capacity];
    private int _count;

    /// <summary>How many layouts in a row were learned and never seen again.</summary>
    public int Unused { get; private set; }

    /// <summary>Finds the layout of the message that bytes begin with.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="places">Where its values are.</param>
    /// <param name="length">How long the message is.</param>
    /// <returns>Null when it has none of the layouts.</returns>
    public Skeleton? Match(ReadOnlySpan<byte> bytes, ValuePlace[] places, out int length)
    {
        Skeleton[] skeletons = _skeletons;
        for (int i = 0; i < _count; i++)
        {
            Skeleton skeleton = skeletons[i];
            if (skeleton.TryMatch(bytes, places, out length))
            {
                Unused = 0;
                if (i > 0)
                {
                    Promote(i);
                }

                return skeleton;
            }
        }

        length = 0;
        return null;
    }

    /// <summary>A message in one of the layouts came without being looked for here.</summary>
    public void Use(Skeleton skeleton)
    {
        Unused = 0;
        if (_skeletons[0] != skeleton)
        {
            Promote(Array.IndexOf(_skeletons, skeleton));
        }
    }

    /// <summary>Whether bytes that are too few may be the beginning of a message in one of the layouts.</summary>
    public bool MayStartWith(ReadOnlySpan<byte> bytes)
    {
        foreach (Skeleton skeleton in _skeletons.AsSpan(0, _count))
        {
            if (skeleton.MayStartWith(bytes))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a layout.</summary>
    /// <returns>How many bytes were given up for it.</returns>
    public int Add(Skeleton skeleton)
    {
        int freed = 0;
        if (_count == _skeletons.Length)
        {
            Skeleton given = _skeletons[--_count];
            given.Forget();
            freed = given.Size;
        }

        skeleton.Owner = this;
        _skeletons[_count] = skeleton;
        Promote(_count++);
        Unused++;
        return freed;
    }

    private void Promote(int index)
    {
        Skeleton used = _skeletons[index];
        Array.Copy(_skeletons, 0, _skeletons, 1, index);
        _skeletons[0] = used;
    }
}

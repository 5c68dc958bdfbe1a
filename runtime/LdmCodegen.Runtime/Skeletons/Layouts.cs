namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The layouts that a peer uses for one name, the one used last in front.</summary>
internal sealed class Layouts(int capacity)
{
    private readonly Skeleton[] _skeletons = new Skeleton[capacity];
    private int _count;

    /// <summary>How many layouts in a row were learned and never seen again.</summary>
    public int Unused { get; private set; }

    public bool TryMatch(ReadOnlySpan<byte> bytes, SkeletonMatch match, out int length)
    {
        Skeleton[] skeletons = _skeletons;
        for (int i = 0; i < _count; i++)
        {
            Skeleton skeleton = skeletons[i];
            if (skeleton.TryMatch(bytes, match.Places, out length))
            {
                match.Plan = skeleton;
                Unused = 0;
                if (i > 0)
                {
                    Promote(i);
                }

                return true;
            }
        }

        length = 0;
        return false;
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
            freed = _skeletons[--_count].Size;
        }

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

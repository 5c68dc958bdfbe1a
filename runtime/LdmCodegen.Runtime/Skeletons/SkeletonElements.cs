namespace LdmCodegen.Runtime.Skeletons;

/// <summary>Elements that repeat inside a document, learned one by one: the items of a listing.</summary>
public sealed class SkeletonElements
{
    private const int MaxElements = 32;

    private readonly SkeletonCache _cache;
    private readonly XmlLimits _limits;
    private readonly SkeletonBudget _budget;
    private readonly SkeletonMatch _match;
    private readonly bool _isPart;
    private readonly List<Skeleton> _elements = [];
    private Skeleton? _last;
    private Skeleton? _proposal;
    private int _countBefore;

    /// <summary>Makes an empty store.</summary>
    /// <param name="cache">What is learned of the same peer.</param>
    /// <param name="limits">The caps that every element obeys.</param>
    /// <param name="budget">The bytes that may be remembered.</param>
    /// <param name="match">Where matches go.</param>
    /// <param name="isPart">Whether elements are parts of larger ones that are learned too.</param>
    internal SkeletonElements(
        SkeletonCache cache, XmlLimits limits, SkeletonBudget budget, SkeletonMatch match, bool isPart)
    {
        _isPart = isPart;
        _cache = cache;
        _limits = limits;
        _budget = budget;
        _match = match;
    }

    /// <summary>Whether a document goes on with an element that is laid out like one before it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">Where the element's start tag begins.</param>
    /// <param name="depth">How deep the element is; with what is in it, it must obey the cap.</param>
    /// <param name="values">Its values; used up before the next call.</param>
    /// <param name="length">How long the element is.</param>
    public bool TryMatch(
        ReadOnlySpan<byte> document, int offset, int depth, out SkeletonValues values, out int length)
    {
        ReadOnlySpan<byte> bytes = document[offset..];
        if (Find(bytes, depth, out length) is not { } element)
        {
            values = default;
            return false;
        }

        Follow(element);
        _match.Plan = element;
        values = new SkeletonValues(bytes, _match);
        if (_isPart)
        {
            _cache.Recorder.Replay(values, offset);
        }

        return true;
    }

    /// <summary>Makes a skeleton of an element that the recorder has listened to, and matches the element itself.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">Where in it the element begins.</param>
    /// <param name="length">How long the element is, tags included.</param>
    /// <param name="firstMark">The recorder's position when the element began.</param>
    /// <param name="kind">The number of its kind.</param>
    /// <param name="values">The values.</param>
    /// <returns>False when the element is nothing to learn from.</returns>
    public bool TryPropose(
        ReadOnlySpan<byte> document, int offset, int length, int firstMark, int kind, out SkeletonValues values)
    {
        values = default;
        _proposal = null;
        if (!_cache.IsOn || _elements.Count >= MaxElements)
        {
            return false;
        }

        Skeleton? skeleton = _cache.Recorder.Build(document, offset, length, firstMark, kind, null);
        ReadOnlySpan<byte> element = document.Slice(offset, length);
        if (skeleton is null || !_budget.Allows(skeleton)
            || !skeleton.TryMatch(element, _match.Places, out int matched) || matched != length)
        {
            return false;
        }

        _proposal = skeleton;
        _match.Plan = skeleton;
        values = new SkeletonValues(element, _match);
        return true;
    }

    /// <summary>Remembers the element that was proposed.</summary>
    public void Accept()
    {
        if (_proposal is not null)
        {
            _elements.Add(_proposal);
            _budget.Take(_proposal.Size);
            Follow(_proposal);
            _proposal = null;
        }
    }

    internal void BeginDocument() => _countBefore = _elements.Count;

    internal void ForgetDocument()
    {
        for (int i = _countBefore; i < _elements.Count; i++)
        {
            _budget.Take(-_elements[i].Size);
        }

        _elements.RemoveRange(_countBefore, _elements.Count - _countBefore);
        _elements.ForEach(static element => element.ForgetNext());
        _last = null;
    }

    private Skeleton? Find(ReadOnlySpan<byte> bytes, int depth, out int length)
    {
        // Listings repeat: what followed this element once follows it again.
        if (_last?.Next is { } next && Matches(next, bytes, depth, out length))
        {
            return next;
        }

        foreach (Skeleton element in _elements)
        {
            if (Matches(element, bytes, depth, out length))
            {
                return element;
            }
        }

        length = 0;
        return null;
    }

    private bool Matches(Skeleton element, ReadOnlySpan<byte> bytes, int depth, out int length)
    {
        length = 0;
        return depth - 1 + element.Depth <= _limits.MaxDepth && element.TryMatch(bytes, _match.Places, out length);
    }

    private void Follow(Skeleton element)
    {
        _last?.Follow(element);
        _last = element;
    }
}

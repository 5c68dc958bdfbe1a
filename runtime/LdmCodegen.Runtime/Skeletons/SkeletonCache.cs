using System.Diagnostics.CodeAnalysis;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>
/// What one peer's messages look like, learned from those the general reader has read. Not safe for concurrent use; one
/// for each connection or parser.
/// </summary>
public sealed class SkeletonCache
{
    private const int MaxPlaces = 4;

    // Messages whose names have no place of their own are tried one after the other.
    private const int MaxUnplaced = 16;
    private const int LongestName = 64;

    // A power of two: the names in use at a time, found without a look into the table of all.
    private const int RecentNames = 128;

    // A peer whose messages never come again in the same layout is not worth learning from.
    private const int MaxUnused = 8;

    private readonly LearningOptions _options;
    private readonly XmlLimits _limits;
    private readonly SkeletonMatch _match;
    private readonly Dictionary<ulong, Layouts> _names = [];
    private readonly (ulong Name, Layouts? Layouts)[] _recent = new (ulong, Layouts?)[RecentNames];
    private readonly Layouts _unplaced;
    private int[] _namePlaces = [];
    private readonly SkeletonBudget _budget;
    private (Skeleton Skeleton, ulong Name, int Place)? _proposal;
    private bool _isMatched;

    // Stands for a message before the first, too.
    private Skeleton _last = Skeleton.None();

    /// <summary>Makes an empty cache.</summary>
    /// <param name="options">How much may be remembered.</param>
    /// <param name="limits">The caps that every message obeys, matched or not; the same as those of the reader.</param>
    public SkeletonCache(LearningOptions options, XmlLimits limits)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        _options = options;
        _limits = limits;
        Recorder = new SkeletonRecorder();
        _match = new SkeletonMatch(new TextPool(options.MaxTexts));
        _unplaced = new Layouts(Math.Min(MaxUnplaced, options.MaxNames));
        SkeletonBudget budget = new(options);
        _budget = budget;
        Resources = new SkeletonElements(this, limits, budget, _match, isPart: true);
        Objects = new SkeletonElements(this, limits, budget, _match, isPart: false);
    }

    /// <summary>Whether anything is ever remembered.</summary>
    public bool IsOn => _options.MaxBytes > 0 && _options.MaxNames > 0;

    /// <summary>Listens to the general reader.</summary>
    public SkeletonRecorder Recorder { get; }

    /// <summary>Resources in listings.</summary>
    public SkeletonElements Resources { get; }

    /// <summary>Objects in listings: each with all its resources.</summary>
    public SkeletonElements Objects { get; }

    /// <summary>The layout of the message that was matched last.</summary>
    internal Skeleton Last => _last;

    /// <summary>A document begins that the general reader reads.</summary>
    public void BeginDocument()
    {
        Recorder.Clear();
        Resources.BeginDocument();
        Objects.BeginDocument();
    }

    /// <summary>The document is faulty: nothing is learned from it.</summary>
    public void ForgetDocument()
    {
        Resources.ForgetDocument();
        Objects.ForgetDocument();
    }

    /// <summary>Whether a document is laid out like one before it.</summary>
    /// <param name="document">The whole document.</param>
    /// <param name="values">Its values; used up before the next call.</param>
    public bool TryMatch(ReadOnlySpan<byte> document, out SkeletonValues values)
    {
        if (_isMatched)
        {
            _isMatched = false;
            values = new SkeletonValues(document, _match);
            return true;
        }

        return TryMatchStart(document, out values, out int length) && length == document.Length;
    }

    /// <summary>Begins to read a document as its schema predicts it; values are shared as they are in what was learned.</summary>
    /// <param name="document">The whole document.</param>
    public Prediction Predict(ReadOnlySpan<byte> document)
    {
        _isMatched = false;
        return new Prediction(document, _match);
    }

    /// <summary>A document was predicted, not read: it can be learned from as if it had been read.</summary>
    /// <param name="values">Its values, none of them used up.</param>
    public void Listen(SkeletonValues values)
    {
        BeginDocument();
        Recorder.Replay(values, 0);
    }

    /// <summary>Prepares for the next document: one that was matched to find its end is not matched again.</summary>
    /// <param name="isMatched">Whether the document is the one that was matched last, from end to end.</param>
    /// <returns>The cache itself.</returns>
    internal SkeletonCache ForDocument(bool isMatched)
    {
        _isMatched = isMatched;
        return this;
    }

    /// <summary>Whether bytes that are no whole message may be the beginning of one that is laid out like one before it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>False also when something may be wrong with them.</returns>
    internal bool MayBeStart(ReadOnlySpan<byte> bytes)
    {
        bool hasName = false;
        foreach (int place in _namePlaces)
        {
            if (TryName(bytes, place, out ulong name))
            {
                hasName = true;
                if (TryGetLayouts(name, out Layouts? layouts) && layouts.MayStartWith(bytes))
                {
                    return true;
                }
            }
        }

        // Up to the name one message begins like another.
        return _unplaced.MayStartWith(bytes) || (!hasName && _last.MayStartWith(bytes));
    }

    /// <summary>Whether bytes begin with a message that is laid out like one before it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="values">Its values; used up before the next call.</param>
    /// <param name="length">How long the message is.</param>
    public bool TryMatchStart(ReadOnlySpan<byte> bytes, out SkeletonValues values, out int length)
    {
        _isMatched = false;
        Skeleton? skeleton = MatchNext(bytes, out length) ?? MatchByName(bytes, out length);
        if (skeleton is null || length > _limits.MaxMessageBytes)
        {
            values = default;
            length = 0;
            return false;
        }

        // Writing a reference costs more than comparing it, and much comes in runs.
        if (_last != skeleton || _match.Plan != skeleton)
        {
            _last = skeleton;
            _match.Plan = skeleton;
        }

        values = new SkeletonValues(bytes, _match);
        return true;
    }

    /// <summary>
    /// Makes a skeleton of the document that the recorder has listened to, and matches the document itself. What comes of
    /// its values must be what the general reader came to; only then is it accepted.
    /// </summary>
    /// <param name="document">The whole document: one message, without fault.</param>
    /// <param name="name">The message's name on the wire.</param>
    /// <param name="kind">The number of its kind.</param>
    /// <param name="version">The version it states.</param>
    /// <param name="values">The values.</param>
    /// <returns>False when the document is nothing to learn from.</returns>
    public bool TryPropose(
        ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, int kind, string? version, out SkeletonValues values)
    {
        values = default;
        _proposal = null;
        _isMatched = false;
        int place = document.IndexOf(name);
        ulong key = 0;
        bool mayBePlaced = place >= 0 && TryName(document, place, out key) && HasRoom(key, place);
        bool mayBeUnplaced = _unplaced.Unused < MaxUnused;
        if (!IsOn || (!mayBePlaced && !mayBeUnplaced))
        {
            return false;
        }

        Skeleton? skeleton = Recorder.Build(document, 0, document.Length, 0, kind, version);
        if (skeleton is null || !_budget.Allows(skeleton)
            || !skeleton.TryMatch(document, _match.Places, out int length) || length != document.Length)
        {
            return false;
        }

        // After a value of any length the name stands at no certain place.
        bool isPlaced = place >= 0 && skeleton.LengthBeforeValues > place;
        if (isPlaced ? !mayBePlaced : !mayBeUnplaced)
        {
            return false;
        }

        _proposal = (skeleton, key, isPlaced ? place : -1);
        _match.Plan = skeleton;
        values = new SkeletonValues(document, _match);
        return true;
    }

    /// <summary>Remembers what was proposed.</summary>
    public void Accept()
    {
        if (_proposal is not { } proposal)
        {
            return;
        }

        _proposal = null;
        if (proposal.Place < 0)
        {
            _budget.Take(proposal.Skeleton.Size - _unplaced.Add(proposal.Skeleton));
            return;
        }

        if (!_names.TryGetValue(proposal.Name, out Layouts? layouts))
        {
            layouts = new Layouts(_options.MaxLayouts);
            _names.Add(proposal.Name, layouts);
        }

        if (!_namePlaces.Contains(proposal.Place))
        {
            _namePlaces = [.. _namePlaces, proposal.Place];
        }

        _budget.Take(proposal.Skeleton.Size - layouts.Add(proposal.Skeleton));
    }

    /// <summary>What followed the last message once follows it again, often: then nothing needs to be looked up.</summary>
    private Skeleton? MatchNext(ReadOnlySpan<byte> bytes, out int length)
    {
        if (_last.Next is { Owner: { } owner } next && next.TryMatch(bytes, _match.Places, out length))
        {
            owner.Use(next);
            _last.Follow(next);
            return next;
        }

        length = 0;
        return null;
    }

    private Skeleton? MatchByName(ReadOnlySpan<byte> bytes, out int length)
    {
        Skeleton? skeleton = null;
        length = 0;
        foreach (int place in _namePlaces)
        {
            if (TryName(bytes, place, out ulong name) && TryGetLayouts(name, out Layouts? layouts))
            {
                skeleton = layouts.Match(bytes, _match.Places, out length);
            }

            if (skeleton is not null)
            {
                break;
            }
        }

        skeleton ??= _unplaced.Match(bytes, _match.Places, out length);
        if (skeleton is not null)
        {
            _last.Follow(skeleton);
        }

        return skeleton;
    }

    private bool TryGetLayouts(ulong name, [NotNullWhen(true)] out Layouts? layouts)
    {
        ref (ulong Name, Layouts? Layouts) recent = ref _recent[name >> 57];
        if (recent.Name != name || recent.Layouts is null)
        {
            if (!_names.TryGetValue(name, out layouts))
            {
                return false;
            }

            recent = (name, layouts);
        }

        layouts = recent.Layouts;
        return true;
    }

    private bool HasRoom(ulong name, int place) =>
        (_namePlaces.Contains(place) || _namePlaces.Length < MaxPlaces)
        && (_names.TryGetValue(name, out Layouts? layouts)
            ? layouts.Unused < MaxUnused
            : _names.Count < _options.MaxNames);

    /// <summary>The name at a place, as a number. Two names with one number share their layouts, which does no harm.</summary>
    private static bool TryName(ReadOnlySpan<byte> bytes, int place, out ulong name)
    {
        name = 0;
        if (place >= bytes.Length)
        {
            return false;
        }

        if (TextPool.TryHashName(bytes[place..], out name))
        {
            return true;
        }

        ReadOnlySpan<byte> rest = bytes.Slice(place, Math.Min(LongestName, bytes.Length - place));
        int length = rest.IndexOf((byte)'<');
        if (length <= 0)
        {
            return false;
        }

        name = TextPool.HashOf(rest[..length]);
        return true;
    }
}

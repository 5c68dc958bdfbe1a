using System.Runtime.CompilerServices;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>
/// Reads a message by what its schema says comes next. Generated code compares each tag it expects with the bytes, whole,
/// and tells which property takes which value. What is accepted is well-formed by construction: nothing else could stand
/// there. At the first surprise the general reader must have the document.
/// </summary>
public ref struct Prediction
{
    // As many properties as a mask has bits.
    private const int MaxSlots = 64;

    // What a message states is held until another states something: nothing as long as a peer likes.
    private const int LongestVersion = 32;

    [ThreadStatic]
    private static SkeletonMatch? s_match;

    private readonly ReadOnlySpan<byte> _document;
    private readonly SkeletonMatch _match;
    private readonly PredictedPlan _plan;
    private int _position;
    private int _valueCount;
    private ulong _seen;
    private ulong _seenAround;
    private bool _isInResource;
    private bool _hasObject;

    internal Prediction(ReadOnlySpan<byte> document, SkeletonMatch match)
    {
        _document = document;
        _match = match;
        _plan = match.Predicted;
        _plan.Begin();
    }

    /// <summary>Begins to read a document.</summary>
    /// <param name="document">The whole document; used up before the thread begins with another.</param>
    public static Prediction Of(ReadOnlySpan<byte> document) =>
        new(document, s_match ??= new SkeletonMatch(new TextPool(mostTexts: 0)));

    /// <summary>Whether what is predicted stays within the caps that every document obeys.</summary>
    /// <param name="limits">The caps.</param>
    /// <param name="depth">How deep its elements are.</param>
    /// <param name="attributes">How many attributes one of its tags has at most.</param>
    /// <param name="nameBytes">How long its names are, in bytes.</param>
    public readonly bool IsWithin(XmlLimits limits, int depth, int attributes, int nameBytes) =>
        _document.Length <= limits.MaxMessageBytes && depth <= limits.MaxDepth
            && attributes <= limits.MaxAttributes && nameBytes <= limits.MaxNameBytes;

    /// <summary>Goes past some bytes if the rest of the document begins with them.</summary>
    /// <param name="literal">The bytes.</param>
    /// <returns>False when something else stands there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(scoped ReadOnlySpan<byte> literal)
    {
        // A literal is compared in a few instructions where the compiler at run time knows how long it is.
        if (!_document[_position..].StartsWith(literal))
        {
            return false;
        }

        _position += literal.Length;
        return true;
    }

    /// <summary>Goes past white space, then past a tag if it comes next.</summary>
    /// <param name="tag">The tag, or how it begins.</param>
    /// <returns>False when something else stands there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(scoped ReadOnlySpan<byte> tag)
    {
        SkipWhiteSpace();
        return Is(tag);
    }

    /// <summary>A property takes the text that comes next.</summary>
    /// <param name="slot">The property's number in its shape or resource.</param>
    /// <param name="endTag">What must stand behind the text.</param>
    /// <returns>False for a surprise: markup in the text, or a second value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Text(int slot, scoped ReadOnlySpan<byte> endTag) => Take(slot, (byte)'<') && Is(endTag);

    /// <summary>A property takes the attribute value that comes next.</summary>
    /// <param name="slot">The property's number in its shape or resource.</param>
    /// <returns>False for a surprise.</returns>
    public bool Attribute(int slot) => Take(slot, (byte)'"') && Is("\""u8);

    /// <summary>Goes past an attribute value that nobody takes.</summary>
    /// <returns>False for a surprise.</returns>
    public bool Ignore()
    {
        int length = ValueScan.Measure(_document[_position..], (byte)'"', out _);
        _position += length + 1;
        return length >= 0;
    }

    /// <summary>The attribute value that comes next is the version that the message states.</summary>
    /// <returns>False for a surprise.</returns>
    public bool Version()
    {
        int length = ValueScan.Measure(_document[_position..], (byte)'"', out bool isPlain);
        if (!isPlain || length > LongestVersion)
        {
            return false;
        }

        _plan.State(_document.Slice(_position, length));
        _position += length + 1;
        return true;
    }

    /// <summary>The text up to the next tag, where it tells what comes then.</summary>
    public ReadOnlySpan<byte> Name()
    {
        int length = ValueScan.Measure(_document[_position..], (byte)'<', out bool isPlain);
        if (!isPlain)
        {
            return default;
        }

        ReadOnlySpan<byte> name = _document.Slice(_position, length);
        _position += length;
        return name;
    }

    /// <summary>The object of the message begins.</summary>
    /// <returns>False for a second one.</returns>
    public bool BeginObject() => !_hasObject && (_hasObject = true);

    /// <summary>A property takes what comes next, and may do so once.</summary>
    /// <param name="slot">The property's number in its shape.</param>
    /// <returns>False for the second time.</returns>
    public bool Once(int slot)
    {
        if ((uint)slot >= MaxSlots || (_seen >> slot & 1) != 0)
        {
            return false;
        }

        _seen |= 1UL << slot;
        return true;
    }

    /// <summary>A resource begins.</summary>
    /// <param name="list">The number of the list that takes it.</param>
    /// <param name="kind">The number of its kind; negative for a surprise.</param>
    /// <returns>False for a surprise.</returns>
    public bool BeginResource(int list, int kind)
    {
        if (kind < 0 || _isInResource || !_plan.Add(new SkeletonStep((short)list, (short)kind, -1)))
        {
            return false;
        }

        _isInResource = true;
        _seenAround = _seen;
        _seen = 0;
        return true;
    }

    /// <summary>The resource ends.</summary>
    /// <returns>False for a surprise.</returns>
    public bool EndResource()
    {
        _isInResource = false;
        _seen = _seenAround;
        return _plan.Add(SkeletonStep.End);
    }

    /// <summary>The message is whole.</summary>
    /// <param name="kind">The number of its kind.</param>
    /// <param name="values">Its values; used up before the next message is read.</param>
    /// <returns>False when something stands behind it.</returns>
    public bool End(int kind, out SkeletonValues values)
    {
        SkipWhiteSpace();
        if (_position != _document.Length)
        {
            values = default;
            return false;
        }

        _plan.End(kind);
        _match.Plan = _plan;
        values = new SkeletonValues(_document, _match);
        return true;
    }

    private bool Take(int slot, byte terminator)
    {
        ReadOnlySpan<byte> rest = _document[_position..];
        int length = ValueScan.Measure(rest, terminator, out bool isPlain);
        if (length < 0 || !Once(slot) || _valueCount == SkeletonMatch.MaxValues
            || !_plan.Add(new SkeletonStep((short)slot, -1, (short)_valueCount)))
        {
            return false;
        }

        _match.Places[_valueCount++] = new ValuePlace(_position, length, isPlain);
        _position += length;
        return true;
    }

    private void SkipWhiteSpace()
    {
        ReadOnlySpan<byte> rest = _document[_position..];
        if (!rest.IsEmpty && rest[0] <= ' ')
        {
            _position += XmlCharacters.MeasureWhiteSpace(rest);
        }
    }
}

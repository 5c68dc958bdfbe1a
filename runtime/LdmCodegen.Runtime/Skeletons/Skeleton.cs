using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>
/// A message, or an element of one, that the general reader has proven, as literal, value, literal and so on. Bytes that
/// have the same literals, and between them values that hold no markup, are well-formed and have the same structure:
/// nothing else could stand there. Layout, quoting, prefixes and the order of attributes are part of the literals.
/// </summary>
internal sealed class Skeleton : MessagePlan
{
    private readonly byte[] _literals;
    private readonly SkeletonGap[] _gaps;
    private readonly int _tailStart;
    private bool _isDoubted;
    private bool _isForgotten;

    /// <summary>Makes a skeleton.</summary>
    /// <param name="kind">What kind of message or resource it is.</param>
    /// <param name="version">The version that the message states, which is part of the literals.</param>
    /// <param name="literals">The literals, one after the other.</param>
    /// <param name="gaps">What stands before each value, and what ends it.</param>
    /// <param name="steps">What makes the message from its values.</param>
    /// <param name="tailStart">Where the literal after the last value begins.</param>
    public Skeleton(
        int kind, string? version, byte[] literals, SkeletonGap[] gaps, SkeletonStep[] steps, int tailStart)
        : base(steps)
    {
        _literals = literals;
        _gaps = gaps;
        _tailStart = tailStart;
        Kind = kind;
        Version = version;
    }

    /// <summary>Stands for a skeleton before there is one.</summary>
    public static Skeleton None() => new(-1, null, [], [], [], 0) { Depth = 0 };

    /// <summary>How many levels of elements there are.</summary>
    public required int Depth { get; init; }

    /// <summary>The layouts that it is one of; null when it is none of a name's, or no longer.</summary>
    public Layouts? Owner { get; set; }

    /// <summary>What followed it before, and is likely to follow it again: messages and elements come in patterns.</summary>
    public Skeleton? Next { get; private set; }

    /// <summary>How many bytes stand before the first value.</summary>
    public int LengthBeforeValues => _gaps.Length == 0 ? _literals.Length : _gaps[0].Length;

    /// <summary>How many values there are.</summary>
    public int ValueCount => _gaps.Length;

    /// <summary>How many bytes are remembered.</summary>
    public int Size => _literals.Length;

    /// <summary>Tells what followed it this time. Once in a while something else may: only twice in a row changes the pattern.</summary>
    public void Follow(Skeleton next)
    {
        if (_isForgotten)
        {
            return;
        }

        if (Next == next)
        {
            _isDoubted = false;
        }
        else if (_isDoubted || Next is null)
        {
            Next = next;
            _isDoubted = false;
        }
        else
        {
            _isDoubted = true;
        }
    }

    /// <summary>Forgets what followed it.</summary>
    public void ForgetNext() => Next = null;

    /// <summary>
    /// It is no longer remembered. What it followed may hold it a while, so it holds nothing itself from now on: a peer could
    /// make a chain of such layouts that has no end.
    /// </summary>
    public void Forget()
    {
        _isForgotten = true;
        Owner = null;
        Next = null;
    }

    /// <summary>Whether bytes that are too few may be the beginning of a message like this one, and nothing is wrong with them.</summary>
    public bool MayStartWith(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> literals = _literals;
        foreach (SkeletonGap gap in _gaps)
        {
            ReadOnlySpan<byte> literal = literals.Slice(gap.Start, gap.Length);
            if (bytes.Length <= literal.Length)
            {
                return literal.StartsWith(bytes);
            }

            if (!bytes.StartsWith(literal))
            {
                return false;
            }

            bytes = bytes[literal.Length..];
            int length = ValueScan.Measure(bytes, gap.Terminator, out _);
            if (length < 0)
            {
                return ValueScan.MayBeStart(bytes);
            }

            bytes = bytes[length..];
        }

        return literals[_tailStart..].StartsWith(bytes);
    }

    /// <summary>Whether the bytes begin with a message like this one.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="places">Where its values are; as many as <see cref="ValueCount"/>.</param>
    /// <param name="length">How long the message is.</param>
    // Inlined into what is inlined itself, the compiler would have no budget left for the blocks of the scan.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryMatch(ReadOnlySpan<byte> bytes, Span<ValuePlace> places, out int length)
    {
        ReadOnlySpan<byte> literals = _literals;
        SkeletonGap[] gaps = _gaps;
        int position = 0;
        length = 0;
        for (int i = 0; i < gaps.Length; i++)
        {
            SkeletonGap gap = gaps[i];
            if (!bytes[position..].StartsWith(literals.Slice(gap.Start, gap.Length)))
            {
                return false;
            }

            position += gap.Length;
            int valueLength = ValueScan.Measure(bytes[position..], gap.Terminator, out bool isPlain);
            if (valueLength < 0)
            {
                return false;
            }

            places[i] = new ValuePlace(position, valueLength, isPlain);
            position += valueLength;
        }

        ReadOnlySpan<byte> tail = literals[_tailStart..];
        length = position + tail.Length;
        return bytes[position..].StartsWith(tail);
    }
}

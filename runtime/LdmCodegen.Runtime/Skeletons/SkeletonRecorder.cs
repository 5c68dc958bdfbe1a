using System.Runtime.InteropServices;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>
/// Listens to the general reader: which property takes which bytes of the document. What nobody takes is a literal, so
/// the mapping from markup to properties is written down once, in the reader.
/// </summary>
public sealed class SkeletonRecorder
{
    private readonly List<Mark> _marks = [];
    private short _list = -1;

    /// <summary>How many marks there are: what comes later belongs to what begins now.</summary>
    public int Position => _marks.Count;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _marks.Clear();
        _list = -1;
    }

    /// <summary>A property takes a text.</summary>
    /// <param name="slot">The property's number in its shape or resource.</param>
    /// <param name="offset">Where the text stands in the document; -1 when it stands nowhere.</param>
    /// <param name="length">How many bytes it has there.</param>
    public void Value(int slot, int offset, int length) => _marks.Add(new Mark((short)slot, -1, offset, length));

    /// <summary>The resource that comes next goes into a list.</summary>
    /// <param name="slot">The list's number in its shape.</param>
    public void List(int slot) => _list = (short)slot;

    /// <summary>A resource begins.</summary>
    /// <param name="kind">The number of its kind.</param>
    public void Begin(int kind)
    {
        _marks.Add(new Mark(_list, (short)kind, -1, 0));
        _list = -1;
    }

    /// <summary>The resource ends.</summary>
    public void End() => _marks.Add(new Mark(-1, -1, -1, 0));

    /// <summary>
    /// A message or an element was matched or predicted instead of read: its values are marked as if they had been read.
    /// </summary>
    internal void Replay(SkeletonValues values, int offset)
    {
        foreach (SkeletonStep step in values.Steps)
        {
            ValuePlace place = step.Place < 0 ? default : values.PlaceOf(step.Place);
            _marks.Add(step.Place < 0
                ? new Mark(step.Slot, step.Resource, -1, 0)
                : new Mark(step.Slot, -1, offset + place.Start, place.Length));
        }
    }

    /// <summary>Makes a skeleton of an element from what was marked since it began.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">Where the element begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="firstMark">The first mark that belongs to it.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="version">The version that the document states.</param>
    /// <returns>Null when it is not of the simple kind that can be matched.</returns>
    internal Skeleton? Build(
        ReadOnlySpan<byte> document, int start, int length, int firstMark, int kind, string? version)
    {
        ReadOnlySpan<Mark> marks = CollectionsMarshal.AsSpan(_marks)[firstMark..];
        int[] values = ValuesInOrder(marks);
        if (values.Length > SkeletonMatch.MaxValues || HasLooseEnds(marks))
        {
            return null;
        }

        SkeletonGap[] gaps = new SkeletonGap[values.Length];
        SkeletonStep[] steps = new SkeletonStep[marks.Length];
        byte[] literals = new byte[length];
        int used = 0;
        int position = start;
        for (int i = 0; i < values.Length; i++)
        {
            Mark value = marks[values[i]];
            int end = value.Offset + value.Length;
            if (value.Offset < position || end >= start + length || document[value.Offset..end].Contains((byte)'<'))
            {
                return null;
            }

            ReadOnlySpan<byte> literal = document[position..value.Offset];
            literal.CopyTo(literals.AsSpan(used));
            gaps[i] = new SkeletonGap(used, literal.Length, document[end]);
            if (document[end] is not ((byte)'<' or (byte)'"' or (byte)'\''))
            {
                return null;
            }

            steps[values[i]] = new SkeletonStep(value.Slot, -1, (short)i);
            used += literal.Length;
            position = end;
        }

        for (int i = 0; i < marks.Length; i++)
        {
            if (!marks[i].IsValue)
            {
                steps[i] = marks[i].Resource < 0 ? SkeletonStep.End : new SkeletonStep(marks[i].Slot, marks[i].Resource, -1);
            }
        }

        ReadOnlySpan<byte> tail = document[position..(start + length)];
        tail.CopyTo(literals.AsSpan(used));
        return new Skeleton(kind, version, literals[..(used + tail.Length)], gaps, steps, used)
        {
            Depth = DepthOf(document.Slice(start, length)),
        };
    }

    /// <summary>Whether a text stands nowhere in the document, or a resource goes into no list.</summary>
    private static bool HasLooseEnds(ReadOnlySpan<Mark> marks)
    {
        foreach (Mark mark in marks)
        {
            if (mark.IsValue ? mark.Offset < 0 : mark is { Resource: >= 0, Slot: < 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static int[] ValuesInOrder(ReadOnlySpan<Mark> marks)
    {
        List<(int Offset, int Index)> values = [];
        for (int i = 0; i < marks.Length; i++)
        {
            if (marks[i].IsValue)
            {
                values.Add((marks[i].Offset, i));
            }
        }

        // Attributes of one tag are asked for in the schema's order, not in the document's.
        values.Sort();
        return values.Select(static value => value.Index).ToArray();
    }

    private static int DepthOf(ReadOnlySpan<byte> element)
    {
        Utf8XmlReader reader = new(element, new XmlLimits { MaxDepth = int.MaxValue });
        int depth = 0;
        while (reader.Read())
        {
            depth = Math.Max(depth, reader.Depth);
        }

        return depth;
    }

    /// <summary>A value with its place; or the begin of a resource; or its end, with neither.</summary>
    private readonly record struct Mark(short Slot, short Resource, int Offset, int Length)
    {
        public bool IsValue => Slot >= 0 && Resource < 0;
    }
}

using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The values of a matched message, one after the other, each with the property that takes it.</summary>
public ref struct SkeletonValues
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly SkeletonMatch _match;
    private int _next;
    private SkeletonStep _step;

    internal SkeletonValues(ReadOnlySpan<byte> document, SkeletonMatch match)
    {
        _document = document;
        _match = match;
    }

    /// <summary>What kind of message or resource it is.</summary>
    public readonly int Kind => _match.Plan.Kind;

    /// <summary>The version that the message states.</summary>
    public readonly string? Version => _match.Plan.Version;

    /// <summary>When the message arrived.</summary>
    public readonly DateTimeOffset ReceivedAt
    {
        get => _match.ReceivedAt;
        set => _match.ReceivedAt = value;
    }

    /// <summary>How many resources the message has, or the element.</summary>
    public readonly int ResourceCount => _match.Plan.ResourceCount;

    /// <summary>The property that takes the value stood on, or the list that takes the resource.</summary>
    public readonly int Slot => _step.Slot;

    /// <summary>The kind of the resource that begins; -1 when a value is stood on.</summary>
    public readonly int Resource => _step.Resource;

    /// <summary>The text stood on.</summary>
    public readonly Utf8XmlText Text => _match.Places[_step.Place].In(_document);

    /// <summary>What makes the message from its values.</summary>
    internal readonly ReadOnlySpan<SkeletonStep> Steps => _match.Plan.Steps.AsSpan(0, _match.Plan.StepCount);

    /// <summary>Where a value stands.</summary>
    internal readonly ValuePlace PlaceOf(int value) => _match.Places[value];

    /// <summary>Goes to the next value or resource.</summary>
    /// <returns>False after the last one of the message or of the resource.</returns>
    public bool MoveNext()
    {
        SkeletonStep[] steps = _match.Plan.Steps;
        if ((uint)_next >= (uint)steps.Length)
        {
            return false;
        }

        _step = steps[_next++];
        return _step.Slot >= 0;
    }

    /// <summary>Goes past the values of the resource that begins.</summary>
    public void SkipResource()
    {
        while (MoveNext())
        {
        }
    }

    /// <summary>The text stood on, decoded and without white space around it. Short texts that come again are shared.</summary>
    public readonly string ReadString()
    {
        ValuePlace place = _match.Places[_step.Place];
        return place.IsPlain
            ? _match.Pool.Get(XmlCharacters.Trim(_document.Slice(place.Start, place.Length)))
            : Text.Trim().ToString();
    }

    /// <summary>The parts of the list stood on, without blanks around them.</summary>
    /// <param name="separator">What stands between two parts; white space for any run of white space.</param>
    public readonly ValueList<string> ReadList(string separator)
    {
        ValuePlace place = _match.Places[_step.Place];
        return place.IsPlain && separator is [> ' ' and < '\u007F' and var sign]
            ? TextList.OfAscii(XmlCharacters.Trim(_document.Slice(place.Start, place.Length)), (byte)sign, _match.Pool)
            : TextList.Of(Text.Trim().ToString(), separator);
    }
}

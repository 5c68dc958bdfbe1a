namespace LdmCodegen.Runtime.Documents;

/// <summary>A part of an editable document that has properties: a resource, or an object of a payload.</summary>
public abstract class DocumentPart
{
    private protected DocumentPart(EditableDocument document, DocumentElement element)
    {
        Document = document;
        Element = element;
    }

    /// <summary>The element that the part is.</summary>
    public DocumentElement Element { get; }

    /// <summary>The document that the part stands in.</summary>
    protected internal EditableDocument Document { get; }

    /// <summary>Where paths with a leading slash begin.</summary>
    private protected virtual DocumentElement Payload => Element;

    /// <summary>The text of a property, decoded.</summary>
    /// <param name="place">Where it stands.</param>
    /// <returns>Null when it is absent.</returns>
    protected string? GetText(PropertyPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Find(place) is { } slot ? slot.Read(place.Trims).ToString() : null;
    }

    /// <summary>Sets or adds a property; with null removes it.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character that XML cannot carry.</exception>
    protected void SetText(PropertyPlace place, string? text)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (text is null)
        {
            Find(place)?.Remove();
        }
        else
        {
            (Find(place) ?? Create(place)).Write(text, place.Trims);
        }
    }

    /// <summary>The value of a property.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="place">Where it stands.</param>
    /// <param name="codec">How it is read.</param>
    /// <returns>Null when it is absent, or no value of its type.</returns>
    protected T? GetValue<T>(PropertyPlace place, ValueCodec<T> codec)
        where T : struct => TryGet(place, codec, out T value) ? value : null;

    /// <summary>Sets or adds a property; with null removes it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="place">Where it stands.</param>
    /// <param name="codec">How it is written.</param>
    /// <param name="value">The value.</param>
    protected void SetValue<T>(PropertyPlace place, ValueCodec<T> codec, T? value)
        where T : struct
    {
        if (value is { } given)
        {
            Put(place, codec, given);
        }
        else
        {
            SetText(place, null);
        }
    }

    /// <summary>The list that a property is.</summary>
    /// <typeparam name="T">The type of a value in it.</typeparam>
    /// <param name="place">Where it stands.</param>
    /// <param name="codec">How it is read.</param>
    /// <returns>Null when it is absent, or no list of such values.</returns>
    protected ValueList<T>? GetList<T>(PropertyPlace place, ValueCodec<ValueList<T>> codec) =>
        TryGet(place, codec, out ValueList<T> values) ? values : null;

    /// <summary>Sets or adds a property; with null removes it.</summary>
    /// <typeparam name="T">The type of a value in it.</typeparam>
    /// <param name="place">Where it stands.</param>
    /// <param name="codec">How it is written.</param>
    /// <param name="values">The list.</param>
    /// <exception cref="ArgumentException">A value has the separator in it.</exception>
    protected void SetList<T>(PropertyPlace place, ValueCodec<ValueList<T>> codec, ValueList<T>? values)
    {
        if (values is null)
        {
            SetText(place, null);
        }
        else
        {
            Put(place, codec, values);
        }
    }

    /// <summary>The markup inside the element that a property is.</summary>
    /// <param name="place">Where it stands.</param>
    /// <returns>Null when it is absent.</returns>
    protected RawXml? GetXml(PropertyPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Find(place)?.Element.InnerXml;
    }

    private bool TryGet<T>(PropertyPlace place, ValueCodec<T> codec, out T value)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(codec);
        if (Find(place) is { } slot)
        {
            return codec.TryRead(slot.Read(place.Trims), out value);
        }

        value = default!;
        return false;
    }

    // What is there already is left as it is spelled, and what was parsed comes back as it was spelled.
    private void Put<T>(PropertyPlace place, ValueCodec<T> codec, T value)
    {
        PropertySlot slot = Find(place) ?? Create(place);
        if (slot.IsNew)
        {
            slot.Write(codec.Write(value), place.Trims);
        }
        else if (codec.TryRead(slot.Original(), out T original) && EqualityComparer<T>.Default.Equals(original, value))
        {
            slot.Restore();
        }
        else if (!codec.TryRead(slot.Read(place.Trims), out T now) || !EqualityComparer<T>.Default.Equals(now, value))
        {
            slot.Write(codec.Write(value), place.Trims);
        }
    }

    private PropertySlot? Find(PropertyPlace place) => PropertySlot.Find(place, Element, Payload, Document.Layout);

    private PropertySlot Create(PropertyPlace place) => PropertySlot.Create(place, Element, Payload, Document.Layout);
}

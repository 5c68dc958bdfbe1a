using System.Globalization;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Sets attributes that were kept back into the start tags that they came from, in markup that was written without them.
/// Messages without such attributes, nearly all, are written as if there were none.
/// </summary>
public sealed class KeptAttributes
{
    // The markup may be a part of a document; it was checked when it was read.
    private static readonly XmlLimits NoLimits = new()
    {
        MaxMessageBytes = Array.MaxLength,
        MaxDepth = int.MaxValue,
        MaxAttributes = int.MaxValue,
        MaxNameBytes = int.MaxValue,
    };

    private readonly Dictionary<string, Queue<RawXml>> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly Stack<Level> _levels = new();

    private KeptAttributes(IReadOnlyList<UnknownContent> unknown)
    {
        foreach (UnknownContent content in unknown.Where(static one => one.IsAttributes))
        {
            if (!_attributes.TryGetValue(content.Parent, out Queue<RawXml>? queue))
            {
                _attributes.Add(content.Parent, queue = new());
            }

            queue.Enqueue(content.Xml);
            for (int end = content.Parent.Length; end > 0; end = content.Parent.LastIndexOf('/', end - 1))
            {
                _places.Add(content.Parent[..end]);
            }
        }
    }

    /// <summary>Writes markup with the attributes in it. What has no element there any more is left out.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="markup">The markup: elements, or the rest of one from within its start tag.</param>
    /// <param name="unknown">What was kept.</param>
    /// <param name="place">The place of the first element.</param>
    /// <param name="isOpen">Whether the markup begins within the first element's start tag.</param>
    public static void Write(
        ref Utf8XmlWriter output,
        scoped ReadOnlySpan<byte> markup,
        IReadOnlyList<UnknownContent> unknown,
        string place,
        bool isOpen = false)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(place);

        // Read as a document that is not complete: its fault comes after all that matters.
        ReadOnlySpan<byte> start = isOpen ? "<_"u8 : "<_>"u8;
        byte[] document = [.. start, .. markup];
        Utf8XmlReader reader = new(document, NoLimits);
        KeptAttributes kept = new(unknown);
        int written = start.Length;
        int top = isOpen ? 1 : 2;
        while (reader.Read())
        {
            if (reader.Kind != XmlTokenKind.StartElement || reader.Depth < top)
            {
                continue;
            }

            foreach (string here in kept.Enter(reader, reader.Depth - top, place))
            {
                if (kept.Take(here) is { } attributes)
                {
                    output.WriteLiteral(document.AsSpan(written..reader.AttributesEnd));
                    written = reader.AttributesEnd;
                    Write(ref output, reader, attributes);
                }
            }
        }

        output.WriteLiteral(document.AsSpan(written));
    }

    /// <summary>Writes attributes, but for those whose names the start tag has already.</summary>
    private static void Write(ref Utf8XmlWriter output, in Utf8XmlReader reader, RawXml attributes)
    {
        foreach (Utf8XmlAttribute attribute in new Utf8XmlAttributes(attributes.Utf8.Span, count: 0))
        {
            bool isThere = false;
            foreach (Utf8XmlAttribute other in reader.Attributes)
            {
                isThere |= other.Name.SequenceEqual(attribute.Name);
            }

            if (!isThere)
            {
                output.WriteLiteral(" "u8);
                KeptMarkup.Write(ref output, attribute);
            }
        }
    }

    /// <summary>Notes a start tag.</summary>
    /// <returns>The places that the element may be, as far as something was kept there or beneath.</returns>
    private List<string> Enter(in Utf8XmlReader reader, int depth, string first)
    {
        bool isFirst = depth == 0 && _levels.Count == 0;
        while (_levels.Count > depth)
        {
            _levels.Pop();
        }

        List<string> places = isFirst ? [first] : depth == 0 ? [] : Places(reader, _levels.Peek());
        _levels.Push(new Level(places));
        return places;
    }

    private List<string> Places(in Utf8XmlReader reader, Level around)
    {
        List<string> places = [];
        if (around.Places.Count == 0)
        {
            return places;
        }

        string name = Encoding.UTF8.GetString(reader.LocalName);
        int number = around.Counts[name] = around.Counts.GetValueOrDefault(name) + 1;
        foreach (string parent in around.Places)
        {
            string child = parent.Length == 0 ? name : $"{parent}/{name}";
            places.Add(child);
            places.Add($"{child}[{number.ToString(CultureInfo.InvariantCulture)}]");
            foreach (Utf8XmlAttribute attribute in reader.Attributes)
            {
                places.Add($"{child}[@{Encoding.UTF8.GetString(attribute.LocalName)}='{attribute.Value.ToString()}']");
            }
        }

        places.RemoveAll(place => !_places.Contains(place));
        return places;
    }

    private RawXml? Take(string place) =>
        _attributes.TryGetValue(place, out Queue<RawXml>? queue) && queue.TryDequeue(out RawXml attributes) ? attributes : null;

    /// <summary>An open element: the places that it may be, and how many children of each name it has had.</summary>
    private sealed record Level(List<string> Places)
    {
        public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);
    }
}

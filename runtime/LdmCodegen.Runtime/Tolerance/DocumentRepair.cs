using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tolerance;

/// <summary>
/// One pass over a faulty document that notes what must change for it to be read. It knows just enough of XML to follow
/// tags; the strict reader judges the result.
/// </summary>
internal ref partial struct DocumentRepair
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly XmlTolerance _tolerance;
    private readonly List<DocumentEdit> _edits = [];
    private readonly Stack<OpenTag> _open = new();
    private int _position;

    public DocumentRepair(ReadOnlySpan<byte> document, XmlTolerance tolerance)
    {
        _document = document;
        _tolerance = tolerance;
    }

    public bool TryRun(out byte[] repaired, out IReadOnlyList<XmlRepair> repairs)
    {
        repaired = [];
        repairs = [];
        bool goesOn = true;
        while (goesOn && _position < _document.Length)
        {
            goesOn = Step();
        }

        if (!goesOn || _open.Count > 0 || _edits.Count == 0)
        {
            return false;
        }

        _edits.Sort(static (one, other) => one.Offset.CompareTo(other.Offset));
        repaired = Apply();
        repairs = Report();
        return true;
    }

    private bool Step()
    {
        ReadOnlySpan<byte> rest = _document[_position..];
        if (rest[0] != '<')
        {
            return Text(rest);
        }

        if (rest.StartsWith("<![CDATA["u8))
        {
            Touch();
            return SkipTo("]]>"u8);
        }

        if (rest.StartsWith("<!--"u8))
        {
            return Comment(rest);
        }

        if (rest.StartsWith("<?"u8))
        {
            return SkipTo("?>"u8);
        }

        return rest.StartsWith("</"u8) ? EndTag() : !rest.StartsWith("<!"u8) && StartTag();
    }

    private bool Text(ReadOnlySpan<byte> rest)
    {
        int length = rest.IndexOf((byte)'<');
        length = length < 0 ? rest.Length : length;
        References(_position, _position + length);
        if (!rest[..length].Trim(" \t\r\n"u8).IsEmpty)
        {
            Touch();
        }

        _position += length;
        return true;
    }

    private readonly void References(int start, int end)
    {
        string name = _open.Count > 0 ? DocumentNames.LocalOf(_open.Peek().Name) : "";
        if (!_tolerance.Allows(XmlRepairKind.Ampersand, name))
        {
            return;
        }

        for (int i = start; i < end; i++)
        {
            if (_document[i] == '&' && XmlReference.Read(_document[i..end], out _, out _) != XmlReferenceStatus.Valid)
            {
                _edits.Add(new DocumentEdit(
                    XmlRepairKind.Ampersand, i + 1, 0, "amp;", "an ampersand begins no reference; read as '&amp;'"));
            }
        }
    }

    private bool Comment(ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf("-->"u8);
        string name = _open.Count > 0 ? DocumentNames.LocalOf(_open.Peek().Name) : "";
        if (end < 0 || !_tolerance.Allows(XmlRepairKind.Comment, name))
        {
            return false;
        }

        _edits.Add(new DocumentEdit(XmlRepairKind.Comment, _position, end + 3, "", "a comment; left out"));
        _position += end + 3;
        return true;
    }

    private readonly void Touch()
    {
        if (_open.TryPeek(out OpenTag? tag))
        {
            tag.HasContent = true;
        }
    }

    private bool SkipTo(ReadOnlySpan<byte> end)
    {
        int found = _document[_position..].IndexOf(end);
        _position += found + end.Length;
        return found >= 0;
    }

    private readonly byte[] Apply()
    {
        List<byte> bytes = new(_document.Length + 64);
        int position = 0;
        foreach (DocumentEdit edit in _edits)
        {
            bytes.AddRange(_document[position..edit.Offset]);
            bytes.AddRange(Encoding.UTF8.GetBytes(edit.Text));
            position = edit.Offset + edit.Length;
        }

        bytes.AddRange(_document[position..]);
        return [.. bytes];
    }

    private readonly List<XmlRepair> Report()
    {
        List<XmlRepair> repairs = new(_edits.Count);
        TextPosition position = default;
        int seen = 0;
        foreach (DocumentEdit edit in _edits)
        {
            position.Advance(_document[seen..edit.Offset]);
            seen = edit.Offset;

            // The end tag of an element with another name is no repair of its own.
            if (edit.Message.Length > 0)
            {
                repairs.Add(new XmlRepair(edit.Kind, edit.Offset, position.Line, position.Column, edit.Message));
            }
        }

        return repairs;
    }
}

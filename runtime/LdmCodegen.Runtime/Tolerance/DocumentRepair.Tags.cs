using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tolerance;

internal ref partial struct DocumentRepair
{
    private bool StartTag()
    {
        int start = _position++;
        string name = Name();
        if (name.Length == 0)
        {
            return false;
        }

        Touch();
        name = Split(start + 1, name);
        Rename(start + 1, name, isAttribute: false, isReported: true);
        while (true)
        {
            int gap = _position;
            SkipSpace();
            if (_position >= _document.Length)
            {
                return false;
            }

            byte next = _document[_position];
            if (next == '>')
            {
                _position++;
                _open.Push(new OpenTag(name, start));
                return true;
            }

            if (next == '/' && _position + 1 < _document.Length && _document[_position + 1] == '>')
            {
                if (_open.TryPeek(out OpenTag? parent))
                {
                    parent.EmptyChildren.Add((name, _position));
                }

                _position += 2;
                return true;
            }

            if (next == '<')
            {
                return EndStartTag(name, start, gap);
            }

            if (!AttributeAt(name, gap))
            {
                return false;
            }
        }
    }

    // The end of the tag stands before the white space in front of the next one.
    private bool EndStartTag(string name, int start, int end)
    {
        if (!_tolerance.Allows(XmlRepairKind.TagNotEnded, DocumentNames.LocalOf(name)))
        {
            return false;
        }

        _edits.Add(new DocumentEdit(
            XmlRepairKind.TagNotEnded, end, 0, ">", $"the start tag of '{name}' has no end; ended before the next tag"));
        _position = end;
        _open.Push(new OpenTag(name, start));
        return true;
    }

    private bool AttributeAt(string element, int gap)
    {
        int start = _position;
        string name = Name();
        if (name.Length == 0)
        {
            return false;
        }

        if (gap == start && _document[start - 1] is (byte)'"' or (byte)'\'')
        {
            if (!_tolerance.Allows(XmlRepairKind.BlankMissing, DocumentNames.LocalOf(element)))
            {
                return false;
            }

            _edits.Add(new DocumentEdit(
                XmlRepairKind.BlankMissing, start, 0, " ", $"no white space before the attribute '{name}'; put in"));
        }

        Rename(start, name, isAttribute: true, isReported: true);
        SkipSpace();
        if (_position >= _document.Length || _document[_position] != '=')
        {
            return false;
        }

        _position++;
        SkipSpace();
        if (_position >= _document.Length || _document[_position] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        int length = _document[(_position + 1)..].IndexOf(_document[_position]);
        if (length < 0)
        {
            return false;
        }

        References(_position + 1, _position + 1 + length);
        _position += length + 2;
        return true;
    }

    /// <summary>Parts a name that an attribute's is glued to: <c>Entrykey="…"</c>.</summary>
    private string Split(int offset, string name)
    {
        if (_position >= _document.Length || _document[_position] != '=')
        {
            return name;
        }

        int colon = name.IndexOf(':') + 1;
        string? element = _tolerance.ElementsOf(XmlRepairKind.BlankMissing).FirstOrDefault(one =>
            name.Length > colon + one.Length && name.AsSpan(colon).StartsWith(one, StringComparison.Ordinal));
        if (element is null)
        {
            return name;
        }

        string own = name[..(colon + element.Length)];
        string attribute = name[own.Length..];
        int place = offset + Encoding.UTF8.GetByteCount(own);
        _edits.Add(new DocumentEdit(
            XmlRepairKind.BlankMissing,
            place,
            0,
            " ",
            $"no white space between '{own}' and the attribute '{attribute}'; put in"));
        _position = place;
        return own;
    }

    private bool EndTag()
    {
        int start = _position;
        _position += 2;
        string name = Name();
        SkipSpace();
        if (name.Length == 0 || _position >= _document.Length || _document[_position] != '>')
        {
            return false;
        }

        _position++;
        Rename(start + 2, name, isAttribute: false, isReported: false);
        return Close(name);
    }

    private readonly bool Close(string name)
    {
        if (!_open.TryPeek(out OpenTag? top))
        {
            return false;
        }

        if (top.Name == name)
        {
            _open.Pop();
            return true;
        }

        return Reopen(name, top) || CloseSecond(name, top);
    }

    /// <summary>The last empty-element tag of the name holds what follows it.</summary>
    private readonly bool Reopen(string name, OpenTag top)
    {
        int index = top.EmptyChildren.FindLastIndex(child => child.Name == name);
        if (index < 0 || !_tolerance.Allows(XmlRepairKind.ClosedTwice, DocumentNames.LocalOf(name)))
        {
            return false;
        }

        _edits.Add(new DocumentEdit(
            XmlRepairKind.ClosedTwice,
            top.EmptyChildren[index].Slash,
            1,
            "",
            $"'{name}' is an empty-element tag and has an end tag all the same; what is between stands in it"));
        top.EmptyChildren.RemoveRange(index, top.EmptyChildren.Count - index);
        return true;
    }

    /// <summary>A second start tag of the element around it, with nothing in it, is its end tag.</summary>
    private readonly bool CloseSecond(string name, OpenTag top)
    {
        if (top.HasContent || _open.Count < 3 || !_tolerance.Allows(XmlRepairKind.OpenedTwice, DocumentNames.LocalOf(top.Name)))
        {
            return false;
        }

        _open.Pop();
        bool isSecond = _open.Peek().Name == top.Name;
        _open.Pop();
        if (!isSecond || _open.Peek().Name != name)
        {
            return false;
        }

        _edits.Add(new DocumentEdit(
            XmlRepairKind.OpenedTwice,
            top.Offset + 1,
            0,
            "/",
            $"a second start tag of '{top.Name}' where it should end; read as its end tag"));
        _open.Pop();
        return true;
    }

    private readonly void Rename(int offset, string name, bool isAttribute, bool isReported)
    {
        string local = DocumentNames.LocalOf(name);
        foreach (XmlAlias alias in _tolerance.Aliases)
        {
            if (alias.IsAttribute == isAttribute && alias.Also == local)
            {
                int place = offset + Encoding.UTF8.GetByteCount(name) - Encoding.UTF8.GetByteCount(local);
                string message = isReported
                    ? $"the {(isAttribute ? "attribute" : "element")} '{local}'; read as '{alias.Name}'"
                    : "";
                _edits.Add(new DocumentEdit(
                    XmlRepairKind.Alias, place, alias.AlsoUtf8.Length, alias.Name, message));
                return;
            }
        }
    }

    private string Name()
    {
        int start = _position;
        while (_position < _document.Length && !DocumentNames.Ends(_document[_position]))
        {
            _position++;
        }

        return Encoding.UTF8.GetString(_document[start.._position]);
    }

    private void SkipSpace()
    {
        while (_position < _document.Length && XmlCharacters.IsWhiteSpace(_document[_position]))
        {
            _position++;
        }
    }
}

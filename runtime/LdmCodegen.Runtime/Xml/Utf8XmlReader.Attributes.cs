namespace LdmCodegen.Runtime.Xml;

/// <content>The attributes of start tags.</content>
public ref partial struct Utf8XmlReader
{
    /// <summary>
    /// Whether the start tag stood on has attributes beside those with certain local names, the first of each, and
    /// declarations.
    /// </summary>
    /// <param name="names">The names, with blanks around each.</param>
    internal readonly bool HasAttributesBeside(scoped ReadOnlySpan<byte> names)
    {
        int count = AttributeCount;
        if (count > AttributeNames.Count)
        {
            return true;
        }

        ReadOnlySpan<byte> document = _document;
        ulong found = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> name = _attributes[i].In(document);
            if (KeptMarkup.IsDeclaration(name))
            {
                continue;
            }

            int at = IndexOfLocalName(names, name);
            if (at is < 0 or >= 64 || (found & (1UL << at)) != 0)
            {
                return true;
            }

            found |= 1UL << at;
        }

        return false;
    }

    /// <summary>Where in a list of names one is, without its prefix; -1 when it is not there.</summary>
    private static int IndexOfLocalName(ReadOnlySpan<byte> names, ReadOnlySpan<byte> name)
    {
        int start = 1;
        for (int i = 1; i < names.Length; i++)
        {
            if (names[i] != ' ')
            {
                continue;
            }

            if (XmlNames.HasLocalName(name, names[start..i]))
            {
                return start;
            }

            start = i + 1;
        }

        return -1;
    }

    private readonly Utf8XmlText FindAttribute(scoped ReadOnlySpan<byte> localName)
    {
        foreach (Utf8XmlAttribute attribute in Attributes)
        {
            if (attribute.LocalName.SequenceEqual(localName) && !attribute.Name.StartsWith("xmlns:"u8))
            {
                return attribute.Value;
            }
        }

        return default;
    }

    /// <summary>The value of an attribute, which was checked when its tag was read.</summary>
    private readonly Utf8XmlText AttributeValue(NameSpan name)
    {
        ReadOnlySpan<byte> rest = _document[(name.Start + name.Length)..];
        int start = 1;
        while (rest[start] is not ((byte)'"' or (byte)'\''))
        {
            start++;
        }

        byte quote = rest[start++];
        return Utf8XmlText.OfAttribute(rest.Slice(start, rest[start..].IndexOf(quote)));
    }

    private bool ReadAttributes(int position)
    {
        ReadOnlySpan<byte> document = _document;
        NameSpan[]? many = null;
        int count = 0;
        while (true)
        {
            int nameStart = SkipWhiteSpace(position);
            if (nameStart >= document.Length)
            {
                return EndFault();
            }

            byte first = document[nameStart];
            if (first is (byte)'>' or (byte)'/')
            {
                return EndAttributes(nameStart, count, many);
            }

            if (nameStart == position)
            {
                return FailExpected(nameStart, "white space, '/>' or '>'");
            }

            if (!ScanName(nameStart, XmlFaultText.AttributeName, out int length))
            {
                return false;
            }

            if (count == _limits.MaxAttributes)
            {
                return Fail(XmlFaultCode.LimitExceeded, nameStart, XmlFaultText.TooManyAttributes(_limits));
            }

            NameSpan name = new(nameStart, length);
            if (many is null && IsAmong(name, count))
            {
                return FailDuplicate(name);
            }

            AddAttribute(name, count++, ref many);
            position = nameStart + length;
            if (!ReadAttributeValue(ref position))
            {
                return false;
            }
        }
    }

    private void AddAttribute(NameSpan name, int index, ref NameSpan[]? many)
    {
        if (index < AttributeNames.Count)
        {
            _attributes[index] = name;
            return;
        }

        if (many is null)
        {
            many = new NameSpan[2 * AttributeNames.Count];
            ((ReadOnlySpan<NameSpan>)_attributes).CopyTo(many);
        }
        else if (index == many.Length)
        {
            Array.Resize(ref many, 2 * index);
        }

        many[index] = name;
    }

    // Names are compared each with each while they are few, and after sorting when they are many.
    private bool EndAttributes(int position, int count, NameSpan[]? many)
    {
        if (many is not null && XmlNames.TryFindDuplicate(_document, many.AsSpan(0, count), out NameSpan duplicate))
        {
            return FailDuplicate(duplicate);
        }

        _attributeCount = count;
        if (_document[position] == '>')
        {
            return EndStartTag(position, Step.Content, position + 1);
        }

        if (position + 1 >= _document.Length)
        {
            return EndFault();
        }

        return _document[position + 1] == '>'
            ? EndStartTag(position, Step.EndOfEmptyElement, position + 2)
            : FailExpected(position + 1, "'>' after '/'");
    }

    private bool ReadAttributeValue(ref int position)
    {
        ReadOnlySpan<byte> document = _document;
        position = SkipWhiteSpace(position);
        if (position >= document.Length)
        {
            return EndFault();
        }

        if (document[position] != '=')
        {
            return FailExpected(position, "'=' after the attribute name");
        }

        position = SkipWhiteSpace(position + 1);
        if (position >= document.Length)
        {
            return EndFault();
        }

        byte quote = document[position];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            return FailExpected(position, "a quote before the attribute value");
        }

        position++;
        while (true)
        {
            int found = XmlCharacters.IndexOfAny(document[position..], quote, (byte)'<', (byte)'&');
            if (found < 0)
            {
                return EndFault();
            }

            position += found;
            byte b = document[position];
            if (b == quote)
            {
                position++;
                return true;
            }

            if (b == '<')
            {
                return Fail(XmlFaultCode.MalformedMarkup, position, XmlFaultText.LessThanInValue);
            }

            if (!CheckReference(ref position))
            {
                return false;
            }
        }
    }

    private readonly bool IsAmong(NameSpan name, int count)
    {
        ReadOnlySpan<byte> document = _document;
        for (int i = 0; i < count; i++)
        {
            NameSpan other = _attributes[i];
            if (other.Length == name.Length && other.In(document).SequenceEqual(name.In(document)))
            {
                return true;
            }
        }

        return false;
    }

    private bool FailDuplicate(NameSpan name) =>
        Fail(XmlFaultCode.DuplicateAttribute, name.Start, XmlFaultText.DuplicateAttribute(name.In(_document)));
}

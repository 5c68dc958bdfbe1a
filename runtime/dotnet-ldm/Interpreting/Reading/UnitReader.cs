using System.Text;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>The units of a document: their names, and what stands in them beside payloads.</content>
internal ref partial struct DocumentReader
{
    /// <summary>Reads a child of the unit that is no payload.</summary>
    /// <returns>False when the schema does not name it.</returns>
    private bool ReadUnitPart()
    {
        string name = Encoding.UTF8.GetString(Xml.LocalName);
        WireModel wire = _schema.Model.Wire;
        bool isFixed = new[] { wire.Event, wire.Call }.OfType<MessageModel>()
            .Any(message => FixedParts.InUnit(message).Any(part => part.Path.Steps[1].Name.Local == name));
        if (_isNamed && IsBeside(Xml))
        {
            if (!KeepFixed(_unknown, ".."))
            {
                Xml.Skip();
            }

            return true;
        }

        // The first is the unit's name; another one is something that the schema does not know.
        bool isName = !_hasName && name == _layout!.Selector.Local;
        if (isName || isFixed)
        {
            _hasName |= isName;
            KeepAttributes(_unknown, "../" + name);
            Xml.Skip();
            return true;
        }

        if (wire.Call?.Option is { } option && wire.Call.OptionAlso.Append(option).Any(also => also.Local == name))
        {
            KeepAttributes(_unknown, "../" + option.Local);
            string text = Xml.ReadText().ToString();
            _options = _options is null ? text : _options + " " + text;
            return true;
        }

        if (_isReply && wire.Reply is { AtUnit: true } && IsReply(Xml))
        {
            _unitLevel ??= ReadLevel();
            return true;
        }

        return false;
    }

    /// <summary>Starts a unit: looks ahead for its name, wherever in it that stands.</summary>
    private void BeginUnit()
    {
        ResetUnit();
        KeepAttributes(_unknown, "..", FixedParts.OfUnit(_layout!).Select(part => part.Path.Attribute!.Local));
        Utf8XmlReader ahead = Xml;
        int depth = ahead.Depth;
        while (ahead.NextChild(depth))
        {
            if (ahead.LocalNameIs(Utf8(_layout!.Selector.Local)))
            {
                _name = ahead.ReadText().Trim().ToString();
                return;
            }
        }
    }

    private void ResetUnit()
    {
        _unit = Xml;
        _name = "";
        _hasName = false;
        _options = null;
        _unitLevel = null;
        _unknown = [];
        _hasMorePayloads = false;
        _continues = false;
    }
}

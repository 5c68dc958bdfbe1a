using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>Documents with one message, which the name of an element tells, or the request that it answers.</content>
internal ref partial struct DocumentReader
{
    /// <summary>Starts a message: looks ahead for its payload, whose name is its own.</summary>
    /// <returns>False when there is none.</returns>
    private bool BeginNamed()
    {
        ResetUnit();
        _isNamed = true;
        Utf8XmlReader ahead = Xml;
        int depth = ahead.Depth;
        while (ahead.NextChild(depth))
        {
            if (!IsBeside(ahead))
            {
                _payloadName = _name = Encoding.UTF8.GetString(ahead.LocalName);
                KeepAttributes(_unknown, "..", RootAttributes(_layout!));
                return true;
            }
        }

        if (ahead.IsFaulted)
        {
            Xml = ahead;
        }
        else
        {
            Xml.SetFault(XmlFaultCode.MissingElement, "The document holds no message.");
        }

        return false;
    }

    /// <summary>Whether a child of the root stands beside the payload: it holds a value, or is fixed.</summary>
    private readonly bool IsBeside(Utf8XmlReader at)
    {
        string name = Encoding.UTF8.GetString(at.LocalName);
        return _layout!.Properties.SelectMany(property => property.Paths).Where(path => !path.Steps.IsEmpty)
            .Select(path => path.Steps[0].Name.Local)
            .Concat(FixedParts.InRoot(_layout).Select(part => part.Path.Steps[0].Name.Local))
            .Contains(name);
    }

    /// <summary>Reads a fixed part of the root, of which only attributes can be unknown.</summary>
    /// <returns>False when the element is something else.</returns>
    private bool KeepFixed(List<UnknownContent> unknown, string root)
    {
        string name = Encoding.UTF8.GetString(Xml.LocalName);
        if (FixedParts.InRoot(_layout!).All(part => part.Path.Steps[0].Name.Local != name))
        {
            return false;
        }

        KeepAttributes(unknown, $"{root}/{name}");
        Xml.Skip();
        return true;
    }

    private void ReadNamedEvent(List<DynamicMessage> messages)
    {
        if (!BeginNamed())
        {
            return;
        }

        EventModel? known = _schema.Event(_name);
        switch (known is null ? _schema.Model.Unknown.Event : "")
        {
            case "skip":
                Xml.Skip();
                break;
            case "reject":
                Fail(XmlFaultCode.UnknownMessage, "The schema does not name this event.");
                break;
            default:
                messages.Add(known is null ? UnknownEvent(null) : ReadEvent(known));
                break;
        }
    }

    private void ReadNamedCall(List<DynamicMessage> messages)
    {
        if (BeginNamed())
        {
            ReadCall(messages);
        }
    }

    private void ReadAnswer(List<DynamicMessage> messages)
    {
        ResetUnit();
        _isReply = true;
        _isAnswer = true;
        DynamicMessage? request = CorrelationId is null ? null : Asked?.Invoke(CorrelationId);
        _name = request?.Name ?? "";
        DynamicMessage reply = ReadReply(_schema.Action(_name));
        messages.Add(reply with
        {
            CorrelationId = CorrelationId,
            Errors = _errors,
            Outcome = Errors.OutcomeOf(_schema, _errors),
        });
    }

    /// <summary>Reads a child of a reply that says what came of the request.</summary>
    /// <returns>False when the child is something else.</returns>
    private bool ReadOutcome()
    {
        OutcomeModel outcome = _schema.Model.Wire.Outcome!;
        if (outcome.Ok is { } ok && Xml.LocalNameIs(Utf8(ok.Local)))
        {
            Xml.Skip();
            return true;
        }

        if (!Xml.LocalNameIs(Utf8(outcome.Error.Local)))
        {
            return false;
        }

        // An error may hold elements of any name; they are its own.
        _isReply = false;
        Content error = new(_schema.Layout(outcome.Shape));
        ReadElement(error.Layout.Root, error, isResource: false);
        error.SortUnknown();
        _errors.Add(error);
        _isReply = true;
        return true;
    }

    /// <summary>Reads a document that is a greeting.</summary>
    /// <returns>The greeting; null after a fault.</returns>
    public DynamicMessage? ReadGreeting()
    {
        GreetingModel greeting = _schema.Model.Wire.Greeting!;
        List<DynamicMessage> messages = [];
        if (Xml.ReadRoot())
        {
            _root = Xml;
            if (Xml.LocalNameIs(Utf8(greeting.Root.Local)))
            {
                ReadGreeting(messages, greeting);
            }
            else
            {
                Xml.SetFault(
                    XmlFaultCode.UnexpectedRoot,
                    $"The document element is not {greeting.Root.Local}, with which a connection begins.");
            }
        }

        return Xml.ReadToEnd() ? messages[0] : null;
    }

    private void ReadGreeting(List<DynamicMessage> messages, GreetingModel greeting)
    {
        ResetUnit();
        ShapeModel shape = _schema.Shape(greeting.Shape);
        Content content = new(_schema.Layout(greeting.Shape));
        ReadElement(content.Layout.Root, content, isResource: false);
        content.SortUnknown();
        messages.Add(new DynamicMessage(MessageKind.Greeting, greeting.Root.Local, shape.NameClr)
        {
            Shape = new ShapeUse(greeting.Shape, Occurs.One, null),
            Content = content,
            Unknown = content.Unknown,
        });
    }

    /// <summary>Gives the messages of the document what stands beside payloads: values of all of them, and the id.</summary>
    private void Complete(List<DynamicMessage> messages)
    {
        bool correlates = _layout is { Id: not null, Kind: not "reply" };
        if (Xml.IsFaulted || messages.Count == 0 || (!correlates && _layout!.Properties.IsEmpty))
        {
            return;
        }

        if (correlates && CorrelationId is null)
        {
            Fail(XmlFaultCode.MissingAttribute, $"The id of the message is missing: @{_layout!.Id}.");
            return;
        }

        Content? envelope = _layout!.Properties.IsEmpty ? null : ReadEnvelope();
        if (envelope?.FirstMissing() is { } missing)
        {
            (XmlFaultCode code, string message) = Missing(missing, envelope);
            if (_layout is { Kind: "event", NamesByElement: true })
            {
                Utf8XmlReader at = _unit;
                at.SetFault(code, message);
                messages[0] = UnknownEvent(at.Fault);
            }
            else
            {
                Fail(code, message);
            }

            return;
        }

        for (int i = 0; i < messages.Count && !Xml.IsFaulted; i++)
        {
            bool isOfKind = messages[i].Kind is not MessageKind.Reply || _layout.Kind == "reply";
            messages[i] = messages[i] with
            {
                Envelope = isOfKind ? envelope : null,
                CorrelationId = correlates ? CorrelationId : messages[i].CorrelationId,
            };
        }

        if (envelope is { Unknown.Count: > 0 })
        {
            messages[0] = messages[0] with { Unknown = [.. messages[0].Unknown, .. envelope.Unknown] };
        }
    }

    private Content ReadEnvelope()
    {
        Utf8XmlReader end = Xml;
        Content envelope = new(_schema.Around(_layout!));
        Xml = _root;
        ReadElement(envelope.Layout.Root, envelope, isResource: false);
        envelope.SortUnknown();
        Xml = Xml.IsFaulted ? Xml : end;
        return envelope;
    }

    /// <summary>Local names of attributes of a document element that have a meaning.</summary>
    private readonly IEnumerable<string> RootAttributes(MessageModel message) =>
    [
        .. FixedParts.OfRoot(message).Select(part => part.Path.Attribute!.Local),
        .. message.Properties.SelectMany(property => property.Paths)
            .Where(path => path is { Steps.Count: 0, Attribute: not null })
            .Select(path => path.Attribute!.Local),
        .. message.Id is { } id ? [id.Local] : Array.Empty<string>(),
        .. VersionAttribute() is { } version ? [version] : Array.Empty<string>(),
    ];
}

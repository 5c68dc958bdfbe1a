using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>Requests and replies: options, and what came of a request.</content>
internal ref partial struct DocumentReader
{
    private void ReadCalls(List<DynamicMessage> messages)
    {
        List<UnknownContent> unknown = [];
        ReplyLevel? level = null;
        KeepRootAttributes(unknown);
        _isReply = HasReply(Xml);
        int depth = Xml.Depth;
        while (Xml.NextChild(depth))
        {
            if (Xml.LocalNameIs(Utf8(_layout!.Unit.Local)))
            {
                BeginUnit();
                ReadCall(messages);
            }
            else if (_schema.Model.Wire.Reply is { AtRoot: true } && IsReply(Xml))
            {
                level = ReadLevel();
            }
            else
            {
                KeepInRoot(unknown);
            }
        }

        if (level is not null)
        {
            if (messages.Count == 0 && !Xml.IsFaulted)
            {
                messages.Add(new DynamicMessage(MessageKind.Reply, "", _schema.Model.Name + "UnknownReply")
                {
                    Xml = WholeDocument(),
                });
            }

            foreach (DynamicMessage message in messages)
            {
                message.Outcome = message.Outcome with { Root = level };
            }
        }

        EndUnits(messages, unknown);
    }

    private void ReadCall(List<DynamicMessage> messages)
    {
        ActionModel? action = _schema.Action(_name);
        if (_isReply)
        {
            messages.Add(ReadReply(action));
            return;
        }

        if (action is null && _schema.Model.Unknown.Action == "reject")
        {
            Fail(XmlFaultCode.UnknownMessage, "The schema does not name this action.");
            return;
        }

        do
        {
            if ((action is null ? UnknownRequest() : ReadRequest(action)) is { } request)
            {
                messages.Add(request);
            }

            _continues = true;
        }
        while (_hasMorePayloads);
    }

    private DynamicMessage? ReadRequest(ActionModel action)
    {
        Payload payload = ReadUnit(action.Request);
        if (action.Request.Occurs is Occurs.One && payload.Content.FirstMissing() is { } missing)
        {
            (XmlFaultCode code, string message) = Missing(missing, payload.Content);
            Fail(code, message);
            return null;
        }

        (IReadOnlyList<(OptionModel, object?)> options, string? rest) =
            _schema.Model.Wire.Call!.Option is null ? ([], null) : OptionWords.Read(action, _options);
        return Message(MessageKind.Request, action.NameClr + "Request", action.Request, payload) with
        {
            Options = options,
            OptionText = rest,
        };
    }

    private DynamicMessage UnknownRequest()
    {
        int depth = _unit.Depth;
        while (Xml.NextChild(depth))
        {
            ReadUnitPart();
        }

        return new DynamicMessage(MessageKind.Request, _name, _schema.Model.Name + "UnknownRequest")
        {
            Xml = UnitDocument(),
            OptionText = _options,
            Version = _version,
        };
    }

    private DynamicMessage ReadReply(ActionModel? action)
    {
        if (action is null)
        {
            return UnknownReply();
        }

        List<DynamicMessage> parts = [];
        do
        {
            Payload payload = ReadUnit(action.Reply);
            parts.Add(Message(MessageKind.Reply, action.NameClr + "Reply", action.Reply, payload) with
            {
                OptionText = _schema.Model.Wire.Call!.Option is null ? null : _options,
                Outcome = TakeOutcome(),
            });
        }
        while (_hasMorePayloads);

        return parts.Count == 1 ? parts[0] : Whole(parts, action.Reply);
    }

    /// <summary>One reply of several payloads. The unit's own status belongs to the whole.</summary>
    private readonly DynamicMessage Whole(List<DynamicMessage> parts, ShapeUse use)
    {
        DynamicMessage whole = parts[0] with
        {
            Content = WholeContent(parts),
            Objects = [.. parts.SelectMany(part => part.Objects)],
            Unknown = [.. parts.SelectMany(part => part.Unknown)],
            Outcome = new ReplyOutcome
            {
                Unit = parts.Select(part => part.Outcome.Unit).FirstOrDefault(unit => unit is not null),
                Payloads = [.. parts.SelectMany(part => part.Outcome.Payloads)],
                Warnings = [.. parts.SelectMany(part => part.Outcome.Warnings)],
            },
        };
        bool spreads = use.Occurs is Occurs.Many && _schema.Layout(use.Shape).Object.Parent is null;
        return spreads && whole.Outcome.Payloads.Count < 2
            ? whole
            : whole with { Parts = [.. parts.Select(AsPart)] };
    }

    /// <summary>The content of the first, with the lists of all that stand beside objects.</summary>
    private static Content WholeContent(List<DynamicMessage> parts)
    {
        Content first = parts[0].Content!;
        if (parts[0].Shape!.Occurs is not Occurs.Many)
        {
            return first;
        }

        Content whole = new(first.Layout);
        whole.Unknown.AddRange(first.Unknown);
        foreach (DynamicMessage part in parts)
        {
            foreach (ItemsCode items in first.Layout.FreeItems)
            {
                part.Content!.Resources(items).ToList().ForEach(resource => whole.Add(items, resource));
            }
        }

        return whole;
    }

    private static DynamicMessage AsPart(DynamicMessage part) => part with
    {
        Outcome = part.Outcome with { Unit = null },
        Unknown = [.. part.Unknown.Where(content => !content.Parent.StartsWith("..", StringComparison.Ordinal))],
    };

    private DynamicMessage UnknownReply()
    {
        do
        {
            ReadUnit(_schema.Nothing, repeats: false);
        }
        while (_hasMorePayloads);

        return new DynamicMessage(MessageKind.Reply, _name, _schema.Model.Name + "UnknownReply")
        {
            Xml = UnitDocument(),
            OptionText = _options,
            Outcome = TakeOutcome(),
            Version = _version,
        };
    }

    private ReplyOutcome TakeOutcome()
    {
        ReplyOutcome outcome = new()
        {
            Unit = _unitLevel,
            Payloads = [.. _payloadLevels],
            Warnings = [.. _warnings],
        };
        _payloadLevels = [];
        _warnings = [];
        return outcome;
    }

    private readonly bool IsReply(Utf8XmlReader xml) => xml.LocalNameIs(Utf8(_schema.Model.Wire.Reply!.Element.Local));

    /// <summary>Whether the document is a reply: a reply element stands on one of its levels.</summary>
    private bool HasReply(Utf8XmlReader ahead)
    {
        if (_schema.Model.Wire.Reply is not { } reply)
        {
            return false;
        }

        int root = ahead.Depth;
        while (ahead.NextChild(root))
        {
            if (reply.AtRoot && IsReply(ahead))
            {
                return true;
            }

            if (ahead.LocalNameIs(Utf8(_layout!.Unit.Local)) && HasReply(ref ahead, reply))
            {
                return true;
            }
        }

        // A document that is broken further on is a broken one, whatever else it lacks.
        if (ahead.IsFaulted)
        {
            Xml = ahead;
        }

        return false;
    }

    private readonly bool HasReply(ref Utf8XmlReader ahead, ReplyModel reply)
    {
        int unit = ahead.Depth;
        while (ahead.NextChild(unit))
        {
            if (reply.AtUnit && IsReply(ahead))
            {
                return true;
            }

            if (!reply.AtPayload || !ahead.LocalNameIs(Utf8(_layout!.Payload.Local)))
            {
                continue;
            }

            int payload = ahead.Depth;
            while (ahead.NextChild(payload))
            {
                if (IsReply(ahead))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ReplyLevel ReadLevel()
    {
        ReplyModel reply = _schema.Model.Wire.Reply!;
        string status = "";
        List<string> messages = [];
        List<UnknownContent> unknown = [];
        KeepAttributes(unknown, "");
        int depth = Xml.Depth;
        while (Xml.NextChild(depth))
        {
            if (Xml.LocalNameIs(Utf8(reply.Status.Local)))
            {
                KeepAttributes(unknown, reply.Status.Local);
                status = Xml.ReadText().Trim().ToString();
            }
            else if (reply.Detail is not null && Xml.LocalNameIs(Utf8(reply.Detail.Local)))
            {
                KeepAttributes(unknown, reply.Detail.Local, number: messages.Count + 1);
                messages.Add(Xml.ReadText().Trim().ToString());
            }
            else
            {
                Keep(unknown, "");
            }
        }

        return new ReplyLevel(status, status.Equals(reply.Ok, StringComparison.OrdinalIgnoreCase), [.. messages])
        {
            Unknown = [.. unknown.OrderBy(content => content.Parent, StringComparer.Ordinal)],
        };
    }

    /// <summary>Takes a status in a payload: the first is the payload's own, what follows a success are warnings.</summary>
    private void AddPayloadLevel(ReplyLevel level)
    {
        if (!_hasPayloadLevel || !level.Succeeded)
        {
            _payloadLevels.Add(level);
            _hasPayloadLevel = true;
            return;
        }

        _warnings.AddRange(level.Messages);

        // Warnings are texts: what else stands beside them goes to the unit, as elements.
        string element = _schema.Model.Wire.Reply!.Element.Local;
        _unknown.AddRange(level.Unknown.Select(content => content.IsAttributes
            ? new UnknownContent("..", new RawXml(Utf8($"<{element} {content.Xml}/>")))
            : content with { Parent = ".." }));
    }
}

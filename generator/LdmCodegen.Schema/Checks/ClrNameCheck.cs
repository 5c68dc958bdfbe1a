using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>Names that must be C# identifiers, and type names that must differ within the namespace.</summary>
internal static class ClrNameCheck
{
    /// <summary>What follows the protocol's name in types that every protocol has.</summary>
    private static readonly string[] ProtocolTypes =
    [
        "Message", "Event", "UnknownEvent", "GapEvent", "EventKind", "EventGroup", "Events", "Request",
        "UnknownRequest", "ActionKind", "ActionDispatcher", "EventDispatcher", "Outcome", "EmptyContent", "Namespaces",
        "Reader", "Writer", "Reply", "UnknownReply", "Resource", "UnknownResource", "Wire", "WireOptions", "Tolerance",
        "Dialect", "Spelling", "Document", "DocumentUnit", "DocumentObject", "ResourceElement", "UnknownResourceElement",
        "Protocol", "Schema", "EventEnvelope", "RequestEnvelope", "ReplyEnvelope", "Client", "ClientOptions", "Batch",
        "Server", "ServerOptions", "Peer", "Simulator", "EventView", "LazyEvent", "Parser", "Prediction", "Readings",
        "ResourceStart",
    ];

    public static void Run(Declarations all, Findings findings)
    {
        CheckNamespace(all, findings);
        CheckIdentifiers(all, findings);
        CheckTypes(all, findings);
    }

    private static void CheckNamespace(Declarations all, Findings findings)
    {
        SchemaElement protocol = all.Protocol;
        if (protocol.Value("namespace") is { } text && !Naming.IsNamespace(text))
        {
            findings.Report(SchemaRules.InvalidNamespace, protocol.SpanOf("namespace"), text);
        }

        string name = protocol.Value("name")!;
        if (!Naming.IsIdentifier(name))
        {
            findings.Report(SchemaRules.InvalidClrName, protocol.SpanOf("name"), "Protocol", name, name);
        }
    }

    private static void CheckIdentifiers(Declarations all, Findings findings)
    {
        IEnumerable<Declared> named = all.Everything
            .Where(one => one.Element.Name is not ("version" or "xmlns" or "set" or "message"));
        foreach (Declared one in ProtocolBinder.Accepted(named))
        {
            if (!Naming.IsIdentifier(one.NameClr))
            {
                one.IsRejected = true;
                findings.Report(SchemaRules.InvalidClrName, one.ClrSpan, one.Kind, one.Name, one.NameClr);
            }
        }

        foreach (Declared message in all.Actions.Concat(all.Events))
        {
            if (message.Element.Attribute("as") is { } list && !Naming.IsIdentifier(list.Value))
            {
                message.IsRejected = true;
                findings.Report(SchemaRules.InvalidClrName, list.ValueSpan, message.Kind, message.Name, list.Value);
            }
        }
    }

    private static void CheckTypes(Declarations all, Findings findings)
    {
        string protocol = all.Protocol.Value("name")!;
        HashSet<string> reserved = new(
            ProtocolTypes.Select(suffix => protocol + suffix)
                .Append($"I{protocol}EventHandler").Append($"I{protocol}Content"),
            StringComparer.Ordinal);
        Dictionary<string, Declared> taken = new(StringComparer.Ordinal);
        foreach ((Declared one, string type) in DeclaredTypes.Of(all))
        {
            if (one.IsRejected)
            {
                continue;
            }

            if (reserved.Contains(type))
            {
                one.IsRejected = true;
                findings.Report(
                    SchemaRules.ReservedClrName, one.ClrSpan, one.Kind, one.Name, type, "every protocol of this name");
            }
            else if (!taken.TryGetValue(type, out Declared? first))
            {
                taken.Add(type, one);
            }
            else if (!ReferenceEquals(first, one))
            {
                one.IsRejected = true;
                ClrMemberCheck.ReportClash(findings, one, first, type);
            }
        }
    }
}

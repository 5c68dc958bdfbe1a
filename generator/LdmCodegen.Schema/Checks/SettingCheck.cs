using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>Fixed parts with names are attributes that a writer can set, and their names are free in options.</summary>
internal static class SettingCheck
{
    /// <summary>What options of clients and servers, and spellings of documents, have anyway.</summary>
    private static readonly string[] OfOptions =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Clone", "Deconstruct",
        "Port", "Credentials", "Trust", "Tls", "TlsVersions", "Reconnect", "ConnectTimeout", "LoginTimeout",
        "RequestTimeout", "TimeoutsUntilBreak", "WriteTimeout", "CloseTimeout", "ProbeInterval", "ReadIdleTimeout",
        "Limits", "Header", "MaxPendingRequests", "Subscriptions", "Transport", "Time", "Logging", "Randomness",
        "Tolerance", "Learning", "Dialect", "Spelling", "PeerVersion", "CheckPeerVersion", "Listen", "Certificate", "Authenticator",
        "LoginPolicy", "MaxPeers", "PeerQueueCapacity", "PeerQueueBytes", "Greeting", "Check", "Values", "ValueOf", "With",
    ];

    public static void Run(Declarations all, Findings findings)
    {
        foreach (SchemaElement part in Elsewhere(all).Where(part => part.Attribute("name") is not null))
        {
            Report(part, "is no attribute of the root or the payload of a message", findings);
        }

        Dictionary<string, SchemaElement> first = new(StringComparer.Ordinal);
        foreach (SchemaElement part in Named(all))
        {
            string name = part.Value("name")!;
            if (!IsOfRootOrPayload(all, part))
            {
                Report(part, "is no attribute of the root or the payload of a message", findings);
            }
            else if (IsLeftOut(all, part))
            {
                Report(part, "has a prefix, without which some dialect leaves it out", findings);
            }
            else if (!first.TryGetValue(name, out SchemaElement? other))
            {
                first.Add(name, part);
                CheckName(part, name, findings);
            }
            else if (other.Value("value") != part.Value("value"))
            {
                Report(part, $"another of that name says '{other.Value("value")}', not '{part.Value("value")}'", findings);
            }
        }
    }

    /// <summary>The fixed parts of messages that have names.</summary>
    public static IEnumerable<SchemaElement> Named(Declarations all) => OfMessages(all)
        .Where(part => Attributes.Value(part, "name") is not null && Attributes.Value(part, "path") is not null);

    private static IEnumerable<SchemaElement> OfMessages(Declarations all) =>
        (all.Part("wire")?.All("fixed") ?? []).Concat(all.Messages.SelectMany(message => message.Children("fixed")));

    private static IEnumerable<SchemaElement> Elsewhere(Declarations all) =>
        all.Shapes.Concat(all.Resources).SelectMany(owner => owner.Children("fixed"))
            .Concat(all.WirePart("greeting")?.All("fixed") ?? []);

    private static bool IsOfRootOrPayload(Declarations all, SchemaElement part)
    {
        PathModel path = PathSyntax.Parse(part.Value("path")!.Trim(), out _)!.Path;
        if (path.Attribute is null)
        {
            return false;
        }

        string[] steps = path.Steps.Select(step => step.Name.Local).ToArray();
        return steps.Length == 0 || all.Messages.Any(message =>
        {
            string? unit = Local(message, "unit");
            string? payload = Local(message, "payload");
            return payload is not null
                && (steps.SequenceEqual([payload]) || steps.SequenceEqual([unit ?? "", payload]));
        });
    }

    private static bool IsLeftOut(Declarations all, SchemaElement part) =>
        PathSyntax.Parse(part.Value("path")!.Trim(), out _)!.Path.Attribute?.Prefix is not null
        && all.Dialects.Any(dialect => !Attributes.Bool(dialect.Element, "prefixes", true));

    private static string? Local(Declared message, string attribute) =>
        message.Value(attribute) is { } name ? NameSyntax.ParseXmlName(name)?.Local : null;

    private static void CheckName(SchemaElement part, string name, Findings findings)
    {
        string clr = part.Value("csharp") ?? Naming.Pascal(name);
        SchemaSpan span = part.Attribute("csharp")?.ValueSpan ?? part.SpanOf("name");
        if (!Naming.IsIdentifier(clr))
        {
            findings.Report(SchemaRules.InvalidClrName, span, "Fixed part", name, clr);
        }
        else if (OfOptions.Contains(clr))
        {
            findings.Report(SchemaRules.ReservedClrName, span, "Fixed part", name, clr, "options");
        }
    }

    private static void Report(SchemaElement part, string reason, Findings findings) => findings.Report(
        SchemaRules.CannotBeSet, part.SpanOf("name"), part.Value("path") ?? "", part.Value("name")!, reason);
}

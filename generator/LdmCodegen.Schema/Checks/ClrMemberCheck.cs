using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Checks;

/// <summary>
/// Member names that must differ within a generated type, also from members that the type has anyway.
/// </summary>
internal static class ClrMemberCheck
{
    private static readonly string[] OfObjects =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private static readonly string[] OfRecords =
        [.. OfObjects, "EqualityContract", "PrintMembers", "Clone", "Deconstruct", "Unknown", "UsedNamespaces"];

    private static readonly string[] OfShapes =
    [
        .. OfRecords, "From", "ToContent", "Read", "ReadObject", "Complete", "Repeats", "IsEmpty", "Write",
        "AllObjects", "CheckPeer", "WriteAttributes", "WriteObject", "WriteObjectPlain", "WriteObjectPrefixed", "WritePlain", "WritePrefixed",
    ];

    private static readonly string[] OfMessages =
    [
        .. OfShapes, "Name", "Version", "Kind", "ContinuesUnit", "RawDocument", "WriteUnitStart", "WritePayload",
    ];

    private static readonly string[] OfEvents = [.. OfMessages, "Group", "GroupMask", "ReceivedAt", "DispatchAsync"];

    private static readonly string[] OfRequests = [.. OfMessages, "UnknownOptions", "CreateReply", "CorrelationId"];

    private static readonly string[] OfReplies =
    [
        .. OfMessages, "Outcome", "Succeeded", "Status", "Messages", "Warnings", "ThrowIfFailed", "Success", "Failure",
        "Mirror", "Parts", "FailedParts", "PartNamespaces", "WithParts", "WriteParts", "ReadPart", "EchoedOptions",
        "Errors", "CorrelationId",
    ];

    private static readonly string[] OfResources =
    [
        .. OfRecords, "ResourceName", "Read", "Complete", "Write", "WritePlain", "WritePrefixed", "WriteWrapped",
        "WriteWrapperAttributes", "NestedIn", "NestedNamespaces", "WrapperAttributes", "CheckPeer",
    ];

    private static readonly string[] OfEnums = [.. OfObjects, "IsKnown", "Wire", "Read", "CheckPeer"];

    private static readonly string[] OfGroups = [.. OfObjects, "None", "Of", "RegisterAsync"];

    private static readonly string[] OfEventKinds = ["Unknown", "Gap"];

    private static readonly string[] OfActionKinds = [.. OfObjects, "Unknown", "Commands", "Requests"];

    public static void Run(Declarations all, Findings findings)
    {
        foreach (Declared one in ProtocolBinder.Accepted(all.Enums))
        {
            Check(one.Members, OfEnums, $"the enum '{one.Name}'", one.NameClr, findings);
        }

        Check(all.Nested, OfResources, "every resource", null, findings);
        string[] ofResources = [.. OfResources, .. all.Nested.Select(static nested => nested.NameClr)];
        foreach (Declared resource in ProtocolBinder.Accepted(all.Resources))
        {
            string type = ContentBinder.ResourceClr(resource);
            Check(resource.Members, ofResources, $"the resource '{resource.Name}'", type, findings);
        }

        foreach (Declared shape in ProtocolBinder.Accepted(all.Shapes))
        {
            Check(MembersOf(all, shape), OfShapes, $"the shape '{shape.Name}'", shape.NameClr, findings);
        }

        CheckMessages(all, findings);
        Check(all.Groups, OfGroups, "the event groups", null, findings);
        Check(all.Events, OfEventKinds, "the kinds of events", null, findings);
        Check(all.Actions, OfActionKinds, "the kinds of actions", null, findings);
        Check(all.Dialects, OfObjects, "the dialects", null, findings);
        Check(all.Headers, OfObjects, "the stream headers", null, findings);
    }

    public static void ReportClash(Findings findings, Declared second, Declared first, string name) =>
        findings.ReportPair(
            SchemaRules.DuplicateClrName, second.ClrSpan, first.ClrSpan,
            second.Kind, second.Name, first.Kind.ToLowerInvariant(), first.Name, name);

    private static void CheckMessages(Declarations all, Findings findings)
    {
        foreach (Declared one in ProtocolBinder.Accepted(all.Events))
        {
            Declared? shape = Flat(all, one, "shape");
            Check(Around(all, "event").Concat(Members(all, shape)), OfEvents, $"the event '{one.Name}'", one.NameClr + "Event", findings);
            CheckList(
                all, one, "shape", Around(all, "event"),
                (OfEvents, $"the event '{one.Name}'", one.NameClr + "Event"), findings);
        }

        foreach (Declared one in ProtocolBinder.Accepted(all.Actions))
        {
            IEnumerable<Declared> request =
                Around(all, "call").Concat(Members(all, Flat(all, one, "request"))).Concat(one.Members);
            Check(request, OfRequests, $"the request of '{one.Name}'", one.NameClr + "Request", findings);
            IEnumerable<Declared> reply = Around(all, "reply").Concat(Members(all, Flat(all, one, "reply")));
            Check(reply, OfReplies, $"the reply of '{one.Name}'", one.NameClr + "Reply", findings);
            CheckList(
                all, one, "request", Around(all, "call").Concat(one.Members),
                (OfRequests, $"the request of '{one.Name}'", one.NameClr + "Request"), findings);
            CheckList(
                all, one, "reply", Around(all, "reply"),
                (OfReplies, $"the reply of '{one.Name}'", one.NameClr + "Reply"), findings);
        }
    }

    /// <summary>The shape whose members a message has itself; null when it is absent or a list holds it.</summary>
    private static Declared? Flat(Declarations all, Declared message, string attribute)
    {
        if (MessageBinder.UseText(all, message, attribute) is not { } text)
        {
            return null;
        }

        (string shape, Occurs occurs) = TypeSyntax.SplitUse(text);
        return occurs == Occurs.Many ? null : all.Shape(shape);
    }

    /// <summary>
    /// A message with a list of objects has that list, lists of what stands beside the objects, and what every message of
    /// its kind has.
    /// </summary>
    private static void CheckList(
        Declarations all, Declared message, string attribute, IEnumerable<Declared> others,
        (string[] Reserved, string Owner, string Type) record, Findings findings)
    {
        if (message.IsRejected || MessageBinder.UseText(all, message, attribute) is not { } text
            || TypeSyntax.SplitUse(text) is not (var shape, Occurs.Many))
        {
            return;
        }

        string list = message.Element.Value("as") ?? "Results";
        SchemaSpan place = message.Element.Attribute("as")?.ValueSpan ?? message.NameSpan;
        Declared? items = Members(all, all.Shape(shape)).FirstOrDefault(
            member => member.NameClr == list && member.Element.Name == "items"
                && member.Element.Value("path")?.IndexOf('|') >= 0);
        Declared? other = ProtocolBinder.Accepted(others).FirstOrDefault(one => Names(one).Contains(list));
        message.IsRejected = true;
        if (items is not null)
        {
            findings.ReportPair(
                SchemaRules.DuplicateClrName, place, items.ClrSpan, "List", list, "items", items.Name, list);
        }
        else if (other is not null)
        {
            string what = $"the {other.Kind.ToLowerInvariant()} '{other.Name}'";
            findings.ReportPair(SchemaRules.ListNameTaken, place, other.ClrSpan, list, record.Owner, what);
        }
        else if (record.Reserved.Contains(list) || list == record.Type)
        {
            findings.Report(SchemaRules.ListNameTaken, place, list, record.Owner, "a member that it has anyway");
        }
        else
        {
            message.IsRejected = false;
        }
    }

    private static IEnumerable<Declared> Members(Declarations all, Declared? shape) =>
        shape is null ? [] : MembersOf(all, shape);

    /// <summary>The properties that every message of a kind has beside its payload.</summary>
    private static List<Declared> Around(Declarations all, string kind) => all.Message(kind)?.Members ?? [];

    private static IEnumerable<Declared> MembersOf(Declarations all, Declared shape) =>
        all.Lineage(shape).SelectMany(ancestor => ancestor.Members);

    private static void Check(
        IEnumerable<Declared> members, string[] reserved, string owner, string? type, Findings findings)
    {
        Dictionary<string, Declared> taken = new(StringComparer.Ordinal);
        foreach (Declared one in ProtocolBinder.Accepted(members).ToArray())
        {
            if (reserved.Contains(one.NameClr) || one.NameClr == type)
            {
                one.IsRejected = true;
                findings.Report(
                    SchemaRules.ReservedClrName, one.ClrSpan, one.Kind, one.Name, one.NameClr, owner);
                continue;
            }

            foreach (string name in Names(one))
            {
                if (!taken.TryGetValue(name, out Declared? first))
                {
                    taken.Add(name, one);
                }
                else if (!ReferenceEquals(first, one))
                {
                    one.IsRejected = true;
                    ReportClash(findings, one, first, name);
                    break;
                }
            }
        }
    }

    /// <summary>A value that is not text has a twin that holds text which does not parse.</summary>
    private static IEnumerable<string> Names(Declared member)
    {
        yield return member.NameClr;
        if (member.Element.Name == "property" && member.Value("type") is not (null or "string" or "xml"))
        {
            yield return member.NameClr + "Raw";
        }
    }
}

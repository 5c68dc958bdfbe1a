using System.Text;
using System.Text.RegularExpressions;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>
/// Over many documents made from the corpus, reading as the schema predicts and with what was learned gives what reading in
/// the general way gives: the same messages, or the same fault at the same place. System.Xml judges what is well-formed.
/// </summary>
public partial class AgreementTests
{
    // Few documents for each cache, so that most of what is made from them meets something learned.
    private const int RoundsOfOneCache = 50;
    private const int SeedsOfOneCache = 4;

    // At night it goes on for longer; see eng/nightly.
    private const int Rounds = 40_000;

    private static readonly XmlLimits Limits = LdmProtocol.Instance.Description.Limits;

    private static readonly byte[][] Seeds = Documents("");
    private static readonly byte[][] Events = Documents("events");

    [Fact]
    public void What_was_learned_never_changes_what_is_read()
    {
        Campaign campaign = new("agreement", seconds: 0);
        Random random = new(campaign.Seed);
        SkeletonCache learned = new(LearningOptions.Default, Limits);
        byte[][] seeds = [];
        int known = 0;
        int predicted = 0;
        int round = 0;
        for (; round < Rounds || campaign.GoesOn; round++)
        {
            if (round % RoundsOfOneCache == 0)
            {
                learned = new SkeletonCache(LearningOptions.Default, Limits);
                seeds = [.. random.GetItems(Events, SeedsOfOneCache - 1), .. random.GetItems(Seeds, 1)];
            }

            byte[] seed = seeds[random.Next(seeds.Length)];
            Read(learned, seed, "the seed");
            byte[] document = DocumentMutations.Next(random, seed);
            predicted += Predict(document) is null ? 0 : 1;
            known += Read(learned, document, $"seed {campaign.Seed}, round {round}") ? 1 : 0;
            JudgeBySystemXml(document, $"seed {campaign.Seed}, round {round}");
        }

        // The campaign is worth nothing when hardly any document is laid out like one before it, or as the schema has it.
        Assert.InRange(known, round / 20, round);
        Assert.InRange(predicted, round / 20, round);
        campaign.Report($"{round} documents, {known} of them known, {predicted} as predicted");
    }

    [Fact]
    public void A_message_laid_out_like_one_before_it_is_known()
    {
        SkeletonCache learned = new(LearningOptions.Default, Limits);
        byte[] first = LdmWire.ToUtf8(new PanicDomainEvent("web1"));
        byte[] second = LdmWire.ToUtf8(new PanicDomainEvent("a longer & stranger <name>"));

        Assert.False(Read(learned, first, "first"));
        Assert.True(Read(learned, second, "second"));
    }

    [Theory]
    [InlineData("<LDM_event version=\"1.1\"><cmd><action>panic-domain</action><data><Envelope><Content id=\"a\"/></Envelope></data></cmd></LDM_event")]
    [InlineData("<LDM_event version=\"1.1\"><cmd><action>panic-domain</action><data><Envelope><Content id=\"a\"/></Envelope></data></cmd></LDM_event><x/>")]
    public void Nothing_is_learned_from_a_faulty_document(string faulty)
    {
        SkeletonCache learned = new(LearningOptions.Default, Limits);

        Assert.False(Read(learned, Encoding.UTF8.GetBytes(faulty), "first"));
        Assert.False(Read(learned, Encoding.UTF8.GetBytes(faulty), "again"));
    }

    [Theory]
    [InlineData("panic-domain\n<![CDATA[]]> ", "panic-domain\n")]
    [InlineData("panic-domain&#32;", "panic-domain ")]
    public void White_space_beside_a_section_or_written_as_a_reference_belongs_to_a_name(string written, string name)
    {
        byte[] document = Encoding.UTF8.GetBytes(
            LdmWire.ToXml(new PanicDomainEvent("a")).Replace("panic-domain", written, StringComparison.Ordinal));

        Assert.Equal(name, Assert.IsType<LdmUnknownEvent>(LdmWire.Parse(document)).Name);
        Assert.Null(Predict(document));
    }

    [Fact]
    public void A_parser_that_learns_nothing_reads_the_same()
    {
        LdmParser parser = new(learning: LearningOptions.Off);
        foreach (byte[] document in Seeds)
        {
            Assert.Equal(
                Describe(LdmWire.TryParseAll(document, out LdmMessage[] expected, out XmlFault fault), expected, fault),
                Describe(parser.TryParseAll(document, default, out LdmMessage[] read, out XmlFault own), read, own));
        }
    }

    /// <summary>Reads a document from scratch and with what was learned, and compares.</summary>
    /// <returns>Whether it was known.</returns>
    private static bool Read(SkeletonCache learned, byte[] document, string context)
    {
        var inbound = LdmProtocol.Instance.Read(document, Limits, default);
        XmlFault fault = inbound.Fault;
        bool isSound = fault.IsNone;
        LdmMessage[] expected = isSound
            ? [.. inbound.Events.ToArray(), .. inbound.Replies.ToArray(), .. inbound.Requests.ToArray()]
            : [];
        string wanted = Describe(isSound, expected, fault);
        if (Predict(document) is { } predicted && Describe(true, [predicted], default) != wanted)
        {
            Assert.Fail($"{context} (predicted): {Encoding.Latin1.GetString(document)}\n{wanted}\n"
                + Describe(true, [predicted], default));
        }

        bool isKnown = LdmParser.TryRead(learned, document, default, out LdmEvent? e);
        XmlFault ownFault = default;
        LdmMessage[] read = isKnown ? [e!] : LdmParser.ReadAnew(learned, document, Limits, default, out ownFault);
        string own = Describe(ownFault.IsNone, read, ownFault);
        if (wanted != own)
        {
            Assert.Fail($"{context} (known: {isKnown}): {Encoding.Latin1.GetString(document)}\n{wanted}\n{own}");
        }

        CompareViews(document, isSound, expected, context);
        return isKnown;
    }

    /// <summary>Reads a document as the schema predicts it.</summary>
    /// <returns>Null for a surprise.</returns>
    private static LdmEvent? Predict(byte[] document)
    {
        Prediction xml = Prediction.Of(document);
        return LdmPrediction.TryRead(ref xml, Limits, default, out _, out LdmEvent? e) ? e : null;
    }

    /// <summary>Both kinds of looking at an event, from scratch and with what was learned, show what reading it gives.</summary>
    private static void CompareViews(byte[] document, bool isSound, LdmMessage[] expected, string context)
    {
        bool isEvent = isSound && expected is [LdmEvent];
        LdmParser parser = new(Limits);
        bool isRead = parser.TryParse(document, out _, out _);
        if (isRead != (isSound && expected.Length == 1))
        {
            Assert.Fail($"{context}: the parser accepts ({isRead}) what the protocol does not, or the other way around: "
                + Encoding.Latin1.GetString(document));
        }

        foreach (bool isLearned in new[] { false, true })
        {
            bool isShown = isLearned
                ? parser.TryReadEvent(document, out LdmEventView view)
                : LdmWire.TryReadEvent(document, out view);
            if (isShown != isEvent || (isShown && !Shows(view, (LdmEvent)expected[0])))
            {
                Assert.Fail($"{context}: the view (learned: {isLearned}) differs: {Encoding.Latin1.GetString(document)}");
            }
        }
    }

    private static bool Shows(LdmEventView view, LdmEvent e)
    {
        string? domain = e.GetType().GetProperty("Domain")?.GetValue(e) as string;
        bool isSame = view.Kind == e.Kind && view.IsComplete == (e is not LdmUnknownEvent);
        LdmLazyEvent lazy = new(view);
        return e is LdmUnknownEvent ? isSame : isSame && Encoding.UTF8.GetString(view.DomainUtf8) == (domain ?? "")
            && view.Domain.IsPresent == domain is not null && IsSame(view.Domain, lazy.Domain)
            && IsSame(view.Progress, lazy.Progress) && IsSame(view.Status, lazy.Status) && IsSame(view.Source, lazy.Source);
    }

    private static bool IsSame(Utf8XmlText one, Utf8XmlText other) =>
        one.IsPresent == other.IsPresent && one.Raw.SequenceEqual(other.Raw) && one.ToString() == other.ToString();

    /// <summary>Everything that a reader of messages can see.</summary>
    private static string Describe(bool isSound, LdmMessage[] messages, XmlFault fault)
    {
        if (!isSound)
        {
            return fault.ToString();
        }

        StringBuilder text = new();
        foreach (LdmMessage message in messages)
        {
            text.Append(message).Append(message.Version).Append(message.ContinuesUnit).Append('\n');
            text.Append(message is LdmRequest or LdmReply or LdmEvent ? Written(message) : "").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// What messages say, however it is spelled: what the schema does not name is kept as it was written. White space
    /// around a value counts only where a reference or a CDATA section stands beside it, which System.Xml does not tell.
    /// </summary>
    private static string Content(LdmMessage[] messages) => string.Join('\n', messages.Select(static message =>
        message.GetType().Name + message.Version + WhiteSpaceAroundText().Replace(
            Encoding.UTF8.GetString(SystemXmlJudge.Of(Encoding.UTF8.GetBytes(Written(message))).InOtherWords), "")));

    [GeneratedRegex("(?<=>)\\s+|\\s+(?=<)")]
    private static partial Regex WhiteSpaceAroundText();

    private static string Written(LdmMessage message)
    {
        try
        {
            return LdmWire.ToXml(message);
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// A document that is refused as not well-formed must be so for System.Xml, and the other way around, where the
    /// restricted profile has no rule of its own. What both accept says the same to both.
    /// </summary>
    private static void JudgeBySystemXml(byte[] document, string context)
    {
        bool isSound = LdmWire.TryParseAll(document, out LdmMessage[] messages, out XmlFault fault);

        // A document of another protocol is not read to its end.
        bool isOther = fault.Code >= XmlFaultCode.UnexpectedRoot;
        bool isRestricted = fault.Code is XmlFaultCode.RestrictedComment or XmlFaultCode.RestrictedDoctype
            or XmlFaultCode.RestrictedInstruction or XmlFaultCode.LimitExceeded;
        if (isOther || isRestricted || IsListedDifference(document, fault) || messages.Any(HasBlankInName))
        {
            return;
        }

        SystemXmlJudge judge = SystemXmlJudge.Of(document);
        if (isSound != judge.IsWellFormed)
        {
            Assert.Fail($"{context}: System.Xml differs: {Encoding.Latin1.GetString(document)}\n{fault}");
        }

        if (isSound)
        {
            CompareContent(judge, document, messages, context);
        }
    }

    /// <summary>The document as System.Xml understood it, written otherwise, holds the same messages; and their names stand in it.</summary>
    private static void CompareContent(SystemXmlJudge judge, byte[] document, LdmMessage[] messages, string context)
    {
        bool isSound = LdmWire.TryParseAll(judge.InOtherWords, out LdmMessage[] same, out XmlFault fault);
        string expected = Content(messages);
        string read = isSound ? Content(same) : fault.ToString();
        if (expected != read)
        {
            Assert.Fail($"{context}: says otherwise to System.Xml: {Encoding.Latin1.GetString(document)}\n{expected}\n{read}");
        }

        foreach (LdmMessage message in messages)
        {
            if (message.GetType().GetProperty("Domain")?.GetValue(message) is string domain && !judge.Says(domain))
            {
                Assert.Fail($"{context}: System.Xml does not read '{domain}': {Encoding.Latin1.GetString(document)}");
            }
        }
    }

    // White space beside a CDATA section or a reference belongs to the name; System.Xml does not tell that it stood there.
    private static bool HasBlankInName(LdmMessage message) => message.Name.Trim() != message.Name;

    // Colons that are no prefix, names of the fifth edition, encodings named otherwise, a byte order mark, a NUL at the end.
    private static bool IsListedDifference(byte[] document, XmlFault fault) =>
        fault.Message is { } message
            && (message.Contains("colon", StringComparison.Ordinal)
                || message.Contains("U+FEFF", StringComparison.Ordinal)
                || message.Contains("XML declaration", StringComparison.Ordinal)
                || message.StartsWith("U+0000", StringComparison.Ordinal))
        || (fault.IsNone && FifthEditionNames.StandIn(document));

    private static byte[][] Documents(string folder) =>
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "tests/Corpus/ldm", folder), "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];
}

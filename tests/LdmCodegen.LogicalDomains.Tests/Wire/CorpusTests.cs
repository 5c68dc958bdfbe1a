using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class CorpusTests
{
    public static TheoryData<string> WellFormed =>
        [.. Corpus.Files("events").Concat(Corpus.Files("requests")).Concat(Corpus.Files("replies"))];

    public static TheoryData<string> Malformed => Corpus.Rows("malformed");

    public static TheoryData<string> OlderForms =>
    [
        .. Corpus.Files("requests/1.x").Concat(Corpus.Files("requests/undeclared"))
            .Concat(Corpus.Files("replies/1.x")).Concat(Corpus.Files("replies/undeclared")),
    ];

    public static TheoryData<string> EventNames => [.. EventTable.Events.Keys];

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Document_is_read_as_the_messages_its_name_says(string file)
    {
        IReadOnlyList<LdmMessage> messages = LdmWire.ParseAll(Corpus.Read(file));

        Assert.Equal(Corpus.NamesIn(file), messages.Select(message => message.Name));
        Assert.All(messages, message => Assert.Equal(ExpectedType(file, message.Name), message.GetType().Name));
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Document_survives_being_read_and_written(string file)
    {
        foreach (LdmMessage message in LdmWire.ParseAll(Corpus.Read(file)))
        {
            LdmMessage again = LdmWire.Parse(LdmWire.ToUtf8(message));

            if (message is LdmReply reply)
            {
                // Levels that a peer left out are written: what they say together stays.
                LdmReply replyAgain = Assert.IsAssignableFrom<LdmReply>(again);
                Assert.Equal((reply.Succeeded, reply.Status), (replyAgain.Succeeded, replyAgain.Status));
                Assert.Equal(reply.Messages, replyAgain.Messages);
                Assert.Equal(
                    reply with { Outcome = ReplyOutcome.Success }, replyAgain with { Outcome = ReplyOutcome.Success });
            }
            else
            {
                Assert.Equal(message, again);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Event_reads_the_same_in_the_form_of_every_release(string name)
    {
        LdmMessage newest = LdmWire.Parse(Corpus.Read($"events/3.x/{name}.xml"));

        Assert.Equal(newest, LdmWire.Parse(Corpus.Read($"events/1.x/{name}.xml")));
        Assert.Equal(newest, LdmWire.Parse(Corpus.Read($"events/undeclared/{name}.xml")));
        Assert.Empty(newest.Unknown);
    }

    [Theory]
    [MemberData(nameof(OlderForms))]
    public void Request_and_reply_read_the_same_in_the_form_of_every_release(string file)
    {
        string[] parts = file.Split('/');
        LdmMessage newest = LdmWire.Parse(Corpus.Read($"{parts[0]}/3.x/{parts[2]}"));

        Assert.Equal(newest, LdmWire.Parse(Corpus.Read(file)));
        Assert.Empty(newest.Unknown);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_document_gives_the_fault_its_name_says(string file)
    {
        string code = EventTable.StemOf(Corpus.StemOf(file));

        bool read = LdmWire.TryParseAll(Corpus.Read(file), out _, out XmlFault fault);

        Assert.False(read);
        Assert.Equal(code.ToUpperInvariant(), fault.Code.ToString().ToUpperInvariant());
        Assert.InRange(fault.Offset, 0, Corpus.Read(file).Length);
        Assert.InRange(fault.Line, 1, int.MaxValue);
        Assert.InRange(fault.Column, 1, int.MaxValue);
        Assert.NotEqual("", fault.Message);
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Every_beginning_of_a_document_is_a_truncated_document(string file)
    {
        byte[] document = Corpus.Read(file);
        int end = document.AsSpan().LastIndexOf((byte)'>');
        for (int length = 0; length <= end; length++)
        {
            // Half a character is not UTF-8, and "<?" may yet become another instruction: both have their own faults.
            if ((document[length] & 0xC0) == 0x80 || (length < "<?xml ".Length && document[1] == '?'))
            {
                continue;
            }

            Assert.False(LdmWire.TryParseAll(document.AsSpan(0, length), out _, out XmlFault fault));
            string before = Encoding.UTF8.GetString(document, Math.Max(0, length - 30), Math.Min(30, length));
            Assert.True(fault.Code is XmlFaultCode.Truncated, $"{fault.Code} at {length}: {before}");
        }
    }

    private static string ExpectedType(string file, string name)
    {
        string kind = file.Split('/')[0] switch { "events" => "Event", "requests" => "Request", _ => "Reply" };
        bool known = !file.Contains("/unknown/", StringComparison.Ordinal)
            && (kind == "Event" ? LdmSchema.EventNames : LdmSchema.ActionNames).Contains(name);
        return known ? EventTable.StemOf(name) + kind : $"LdmUnknown{kind}";
    }
}

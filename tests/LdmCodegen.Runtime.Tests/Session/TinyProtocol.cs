using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Session;

public sealed record TinyRequest(string Name, string Text = "") : IWireMessage;

public sealed record TinyReply(string Name, ReplyOutcome Outcome, string Text = "") : IReplyMessage;

public sealed record TinyEvent(string Name, ulong GroupMask = 1, string Text = "", EventGap? Gap = null) : IEventMessage
{
    public DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>
/// The smallest protocol with everything a session needs: <c>&lt;call&gt;&lt;do name=""/&gt;&lt;/call&gt;</c>,
/// <c>&lt;call&gt;&lt;done name="" ok=""/&gt;&lt;/call&gt;</c>, <c>&lt;call&gt;&lt;all text=""/&gt;&lt;/call&gt;</c> and <c>&lt;event name="" group=""/&gt;</c>.
/// </summary>
public sealed class TinyProtocol(FramingMode framing = FramingMode.Documents, string? probe = null)
    : WireProtocol<TinyRequest, TinyReply, TinyEvent>
{
    public static readonly EventGroupInfo Red = new("Red", 1, 1, "reg-red", "unreg-red");
    public static readonly EventGroupInfo Blue = new("Blue", 2, 2, "reg-blue", "unreg-blue");
    public static readonly EventGroupInfo All = new("All", 3, 3, "reg-all", "unreg-all");

    public override ProtocolDescription Description { get; } = new()
    {
        Name = "Tiny",
        DefaultPort = 7000,
        Framing = framing,
        EventRoot = "event",
        Groups = [Red, Blue, All],
        Stream = new StreamProfile
        {
            TlsStart = framing == FramingMode.Documents ? TlsStart.None : TlsStart.StartTls,
            Sasl = framing == FramingMode.Documents ? StreamProfile.NoLogin : StreamProfile.Plain,
        },
    };

    public override Inbound<TinyRequest, TinyReply, TinyEvent> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt)
    {
        Utf8XmlReader reader = new(document, limits);
        reader.ReadRoot();
        if (reader.LocalNameIs("event"u8))
        {
            TinyEvent e = new(
                reader.GetAttribute("name"u8).ToString(), ulong.Parse(Or(reader.GetAttribute("group"u8), "1")))
            { ReceivedAt = receivedAt };
            if (e.Name.Length == 0)
            {
                reader.SetFault(XmlFaultCode.MissingAttribute, "an event needs a name");
            }

            return Checked(ref reader) ?? new() { Events = new[] { e } };
        }

        if (!reader.LocalNameIs("call"u8))
        {
            reader.SetFault(XmlFaultCode.UnexpectedRoot, "not a call");
            return new() { Fault = reader.Fault };
        }

        List<TinyRequest> requests = [];
        List<TinyReply> replies = [];
        while (reader.NextChild(1))
        {
            string name = reader.GetAttribute("name"u8).ToString();
            if (reader.LocalNameIs("do"u8))
            {
                requests.Add(new TinyRequest(name, reader.GetAttribute("text"u8).ToString()));
            }
            else if (reader.LocalNameIs("done"u8))
            {
                string text = reader.GetAttribute("text"u8).ToString();
                replies.Add(new TinyReply(
                    name,
                    reader.GetAttribute("ok"u8).Is("no"u8) ? ReplyOutcome.Failure(text) : ReplyOutcome.Success,
                    text));
            }
            else if (reader.LocalNameIs("all"u8))
            {
                ReplyLevel root = new("no", Succeeded: false, [reader.GetAttribute("text"u8).ToString()]);
                replies.Add(new TinyReply("", new ReplyOutcome { Root = root }));
            }
            else
            {
                reader.SetFault(XmlFaultCode.InvalidValue, "neither do nor done");
            }
        }

        return Checked(ref reader) ?? new() { Requests = requests.ToArray(), Replies = replies.ToArray() };
    }

    public override void WriteRequests(IBufferWriter<byte> output, ReadOnlySpan<TinyRequest> requests, WireSpelling spelling)
    {
        StringBuilder text = new("<call>");
        foreach (TinyRequest request in requests)
        {
            text.Append($"<do name=\"{request.Name}\" text=\"{request.Text}\"/>");
        }

        Write(output, text.Append("</call>"));
    }

    public override void WriteReplies(IBufferWriter<byte> output, ReadOnlySpan<TinyReply> replies, WireSpelling spelling)
    {
        StringBuilder text = new("<call>");
        foreach (TinyReply reply in replies)
        {
            if (reply.Text.Contains('\0'))
            {
                throw new ArgumentException("XML cannot carry U+0000.");
            }

            string message = reply.Outcome.Succeeded ? reply.Text : reply.Outcome.Messages[0];
            string ok = reply.Outcome.Succeeded ? "yes" : "no";
            text.Append($"<done name=\"{reply.Name}\" ok=\"{ok}\" text=\"{message}\"/>");
        }

        Write(output, text.Append("</call>"));
    }

    public override void WriteEvent(IBufferWriter<byte> output, TinyEvent e, WireSpelling spelling) =>
        Write(output, new StringBuilder($"<event name=\"{e.Name}\" group=\"{e.GroupMask}\">{e.Text}</event>"));

    public override TinyRequest CreateRegistration(EventGroupInfo group, bool register) =>
        new(register ? group.RegisterAction! : group.UnregisterAction!);

    public override bool TryGetRegistration(
        TinyRequest request, [NotNullWhen(true)] out EventGroupInfo? group, out bool register)
    {
        register = request.Name.StartsWith("reg-", StringComparison.Ordinal);
        group = Description.Groups.FirstOrDefault(
            known => known.RegisterAction == request.Name || known.UnregisterAction == request.Name);
        return group is not null;
    }

    public override TinyRequest? CreateProbe() => probe is null ? null : new(probe);

    public override TinyReply CreateReply(TinyRequest request, ReplyOutcome outcome) => new(request.Name, outcome);

    public override TinyEvent CreateGap(EventGap gap) => new("gap", 0, Gap: gap);

    private static Inbound<TinyRequest, TinyReply, TinyEvent>? Checked(ref Utf8XmlReader reader)
    {
        reader.ReadToEnd();
        return reader.IsFaulted ? new() { Fault = reader.Fault } : null;
    }

    private static string Or(Utf8XmlText text, string other) => text.IsPresent ? text.ToString() : other;

    private static void Write(IBufferWriter<byte> output, StringBuilder text) =>
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
}

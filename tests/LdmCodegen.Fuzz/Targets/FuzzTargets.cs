using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Xml;
using LogicalDomains;

namespace LdmCodegen.Fuzz.Targets;

/// <summary>
/// What is fed with every input. A fault that is told is fine; an exception of another kind, or something that must not
/// be, is a crash.
/// </summary>
public static class FuzzTargets
{
    private static readonly XmlLimits Limits = new()
    {
        MaxMessageBytes = 600, MaxEventBytes = 400, MaxHeaderBytes = 300, MaxDepth = 8, MaxAttributes = 5, MaxNameBytes = 40,
    };

    /// <summary>The tokenizer: every fault is inside the document, and every value can be read.</summary>
    public static void Tokenizer(byte[] input)
    {
        Utf8XmlReader reader = new(input, Limits);
        while (reader.Read())
        {
            foreach (Utf8XmlAttribute attribute in reader.Attributes)
            {
                attribute.Value.ToString();
            }
        }

        Demand(!reader.IsFaulted || (reader.Fault.Offset >= 0 && reader.Fault.Offset <= input.Length), "fault outside");
        Utf8XmlReader other = new(input, Limits);
        Demand(other.ReadToEnd() == !reader.IsFaulted, "reading and skipping differ");
    }

    /// <summary>The framer: the same frames and the same fault however the bytes are cut.</summary>
    public static void Framer(byte[] input)
    {
        foreach (FramingMode mode in new[] { FramingMode.XmlStream, FramingMode.Documents })
        {
            string whole = FramesOf(new ReadOnlySequence<byte>(input), mode);
            string cut = FramesOf(Pieces.Of(input, 1 + (input.Length % 7)), mode);
            Demand(whole == cut, $"{mode}: {whole} and in pieces {cut}");
        }
    }

    /// <summary>Both negotiators: nobody is ready in clear text, and no login is sent or asked for there.</summary>
    public static void Negotiation(byte[] input)
    {
        foreach (bool isEncrypted in new[] { false, true })
        {
            ClientNegotiator client = new(new StreamProfile(), "localhost", isEncrypted, hasCredentials: true);
            client.Start();
            Feed(input, frame => OnClientStep(client, client.Next(frame), isEncrypted));
            ServerNegotiator server = new(new StreamProfile(), isEncrypted, demandsLogin: true, 3, () => "id");
            Feed(input, frame => OnServerStep(server, server.Next(frame), isEncrypted));
        }
    }

    /// <summary>The generated parser: what it reads can be written, and reads again the same.</summary>
    public static void Parser(byte[] input)
    {
        if (!LdmWire.TryParse(input, out LdmMessage? message, out _))
        {
            return;
        }

        ArrayBufferWriter<byte> output = new();
        LdmWire.Write(output, message);
        Demand(LdmWire.TryParse(output.WrittenSpan, out LdmMessage? again, out XmlFault fault), $"not read again: {fault}");
        ArrayBufferWriter<byte> outputAgain = new();
        LdmWire.Write(outputAgain, again!);
        Demand(output.WrittenSpan.SequenceEqual(outputAgain.WrittenSpan), "written otherwise the second time");
    }

    private static bool OnClientStep(ClientNegotiator client, NegotiationStep step, bool isEncrypted)
    {
        Demand(isEncrypted || step.Action is not (NegotiationAction.Ready or NegotiationAction.Login), "ready in clear text");
        if (step.Action == NegotiationAction.Login)
        {
            using LoginSecret secret = new("user", "password");
            client.Login(secret);
        }

        return step.Action is NegotiationAction.Read or NegotiationAction.Login or NegotiationAction.Restart;
    }

    private static bool OnServerStep(ServerNegotiator server, NegotiationStep step, bool isEncrypted)
    {
        Demand(
            isEncrypted || step.Action is not (NegotiationAction.Ready or NegotiationAction.CheckLogin), "ready in clear text");
        if (step.Action == NegotiationAction.CheckLogin)
        {
            Demand(server.PendingLogin.User.Length <= 1024, "an endless user name");
            step = server.LoginChecked("not-authorized");
        }

        return step.Action is NegotiationAction.Read or NegotiationAction.Restart;
    }

    private static void Feed(byte[] input, Func<Frame, bool> take)
    {
        try
        {
            using FrameReader reader = new(
                PipeReader.Create(new ReadOnlySequence<byte>(input)), FramingMode.XmlStream, Limits, TimeProvider.System);
            while (Next(reader) is var frame && take(frame) && frame.Kind != FrameKind.End)
            {
                // Until the negotiator has enough.
            }
        }
        catch (XmlFaultException)
        {
            // Told: the connection would end here.
        }
    }

    private static string FramesOf(ReadOnlySequence<byte> input, FramingMode mode)
    {
        StringBuilder frames = new();
        try
        {
            using FrameReader reader = new(PipeReader.Create(input), mode, Limits, TimeProvider.System);
            while (Next(reader) is var frame && frame.Kind != FrameKind.End)
            {
                frames.Append(frame.Kind).Append(Encoding.Latin1.GetString(frame.Bytes.Span)).Append('|');
            }
        }
        catch (XmlFaultException e)
        {
            frames.Append(e.Fault);
        }

        return frames.ToString();
    }

    private static Frame Next(FrameReader reader)
    {
        ValueTask<Frame> reading = reader.ReadAsync();
        return reading.IsCompleted
            ? reading.Result
            : throw new InvalidOperationException("The framer waits although all bytes are there.");
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}

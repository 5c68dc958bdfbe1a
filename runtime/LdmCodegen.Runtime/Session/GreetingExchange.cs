using System.Buffers;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// The documents with which a connection begins: our greeting is sent at once, the peer's is the first that may come.
/// </summary>
internal sealed class GreetingExchange<TRequest, TReply, TEvent>(WireProtocol<TRequest, TReply, TEvent> protocol)
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    /// <summary>Sends our greeting and waits for the peer's, each if the protocol has it, all within one deadline.</summary>
    /// <param name="connection">The connection, ready for documents.</param>
    /// <param name="reader">Its framer.</param>
    /// <param name="own">What we say; null to say nothing.</param>
    /// <param name="settings">What the session knows.</param>
    /// <param name="peer">The peer's side: <c>server</c> or <c>client</c>.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What the peer said; null when the protocol has no greeting of its side.</returns>
    /// <exception cref="PeerException">The peer was too slow, went away, or sent something else.</exception>
    public async Task<IGreeting?> RunAsync(
        ByteConnection connection,
        FrameReader reader,
        IGreeting? own,
        SessionSettings settings,
        string peer,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(timeout, settings.Time);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            if (own is not null)
            {
                ArrayBufferWriter<byte> buffer = new();
                protocol.WriteGreeting(buffer, own, settings.Spelling);
                await connection.WriteAsync(
                    SessionMarkup.Seal(settings.Framing, buffer.WrittenMemory), either.Token)
                        .ConfigureAwait(Schedule.Here);
            }

            bool isOwed = peer == "server" ? protocol.Description.ServerGreets : protocol.Description.ClientGreets;
            return isOwed ? await ReadAsync(reader, settings, peer, either.Token).ConfigureAwait(Schedule.Here) : null;
        }
        catch (Exception problem)
        {
            reader.Dispose();
            LoginProblem where = new(
                peer, settings.Host, settings.Number, ConnectionStage.Greeting, "its greeting", timeout);
            if (where.Translate(problem, cancellationToken) is { } told)
            {
                throw told;
            }

            throw;
        }
    }

    private async Task<IGreeting> ReadAsync(
        FrameReader reader, SessionSettings settings, string peer, CancellationToken cancellationToken)
    {
        Frame frame = await reader.ReadAsync(cancellationToken).ConfigureAwait(Schedule.Here);
        if (frame.Kind != FrameKind.Document)
        {
            throw new ConnectFailedException(
                $"The {peer} closed the connection instead of sending its greeting.",
                settings.Host,
                ConnectionStage.Greeting)
            { SessionNumber = settings.Number };
        }

        return protocol.ReadGreeting(frame.Bytes.Span, settings.Limits, out XmlFault fault)
            ?? throw new ProtocolViolationException(
                $"The {peer} did not begin with a greeting: {fault}", settings.Host, ConnectionStage.Greeting)
            { SessionNumber = settings.Number };
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// The meeting point of the runtime and generated code: typed messages to bytes and back. It does no input or output
/// and keeps no state, so one instance serves every connection.
/// </summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public abstract class WireProtocol<TRequest, TReply, TEvent>
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    /// <summary>Facts about the protocol.</summary>
    public abstract ProtocolDescription Description { get; }

    /// <summary>Reads one whole document. Never throws for bad input.</summary>
    /// <param name="document">The document, without an XML declaration.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="receivedAt">When it had arrived.</param>
    /// <returns>Its content, or the fault.</returns>
    public abstract Inbound<TRequest, TReply, TEvent> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt);

    /// <summary>
    /// Reads one whole document where a reply says only by its id what it answers. Unless overridden, the same as without.
    /// </summary>
    /// <param name="document">The document, without an XML declaration.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="receivedAt">When it had arrived.</param>
    /// <param name="asked">Finds the request of an id; null when there are none.</param>
    /// <returns>Its content, or the fault.</returns>
    public virtual Inbound<TRequest, TReply, TEvent> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt, Func<string, TRequest?>? asked) =>
        Read(document, limits, receivedAt);

    /// <summary>Gives a request the id by which its reply will find it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id.</param>
    /// <returns>The request with it; the same where the protocol has no ids.</returns>
    public virtual TRequest Identify(TRequest request, string id) => request;

    /// <summary>Gives a reply the id of its request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reply">Its reply.</param>
    /// <returns>The reply with it; the same where the protocol has no ids.</returns>
    public virtual TReply Echo(TRequest request, TReply reply) => reply;

    /// <summary>Writes a greeting.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="greeting">The greeting, of the protocol's own type.</param>
    /// <param name="spelling">The dialect, and what named fixed attributes say.</param>
    /// <exception cref="NotSupportedException">The protocol has none.</exception>
    public virtual void WriteGreeting(IBufferWriter<byte> output, IGreeting greeting, WireSpelling spelling) =>
        throw new NotSupportedException($"Protocol {Description.Name} has no greeting.");

    /// <summary>Reads a document that should be a greeting. Never throws for bad input.</summary>
    /// <param name="document">The document.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="fault">What is wrong when the result is null.</param>
    /// <returns>The greeting; null when the document is faulty or another one.</returns>
    /// <exception cref="NotSupportedException">The protocol has none.</exception>
    public virtual IGreeting? ReadGreeting(ReadOnlySpan<byte> document, XmlLimits limits, out XmlFault fault) =>
        throw new NotSupportedException($"Protocol {Description.Name} has no greeting.");

    /// <summary>Tells whether a server decides over a registration, since it says more than which events.</summary>
    /// <param name="registration">The registering request.</param>
    /// <returns>False when a server always agrees.</returns>
    public virtual bool NeedsConsent(TRequest registration) => false;

    /// <summary>Reads one whole document of a peer whose messages are learned. Never throws for bad input.</summary>
    /// <param name="document">The document, without an XML declaration.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="receivedAt">When it had arrived.</param>
    /// <param name="learned">What the peer's messages look like; it changes what reading costs, and nothing else.</param>
    /// <returns>Its content, or the fault.</returns>
    public virtual Inbound<TRequest, TReply, TEvent> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt, SkeletonCache learned) =>
        Read(document, limits, receivedAt);

    /// <summary>
    /// Reads one whole document, with repairs when it cannot be read without or has a name that the profile has another
    /// for. Each repair is counted.
    /// </summary>
    /// <param name="document">The document, without an XML declaration.</param>
    /// <param name="limits">The caps it must obey.</param>
    /// <param name="receivedAt">When it had arrived.</param>
    /// <param name="asked">Finds the request of an id; null when there are none.</param>
    /// <param name="tolerance">The faults that are repaired; null for none.</param>
    /// <returns>Its content, or the fault of the strict reading.</returns>
    internal Inbound<TRequest, TReply, TEvent> Read(
        ReadOnlySpan<byte> document, XmlLimits limits, DateTimeOffset receivedAt, Func<string, TRequest?>? asked,
        XmlTolerance? tolerance)
    {
        Inbound<TRequest, TReply, TEvent> strict = Read(document, limits, receivedAt, asked);
        if (tolerance is null || (strict.Fault.IsNone && !tolerance.MayHaveAlias(document))
            || !tolerance.TryRepair(document, out byte[] repaired, out IReadOnlyList<XmlRepair> repairs))
        {
            return strict;
        }

        Inbound<TRequest, TReply, TEvent> lenient = Read(repaired, limits, receivedAt, asked);
        if (!lenient.Fault.IsNone)
        {
            return strict;
        }

        RuntimeTelemetry.CountRepairs(repairs);
        return lenient;
    }

    /// <summary>Refuses a request with something that the peer's version does not have. Unless overridden, none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="peer">The peer's version.</param>
    /// <exception cref="NotInPeerVersionException">There is such a thing.</exception>
    public virtual void CheckPeer(TRequest request, PeerVersion peer)
    {
    }

    /// <summary>Writes one document with requests.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="requests">The requests, at least one.</param>
    /// <param name="spelling">The dialect, and what named fixed attributes say.</param>
    public abstract void WriteRequests(IBufferWriter<byte> output, ReadOnlySpan<TRequest> requests, WireSpelling spelling);

    /// <summary>Writes one document with replies.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="replies">The replies, at least one, in the order of the requests they answer.</param>
    /// <param name="spelling">The dialect, and what named fixed attributes say.</param>
    public abstract void WriteReplies(IBufferWriter<byte> output, ReadOnlySpan<TReply> replies, WireSpelling spelling);

    /// <summary>Writes one document with one event.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="spelling">The dialect, and what named fixed attributes say.</param>
    public abstract void WriteEvent(IBufferWriter<byte> output, TEvent e, WireSpelling spelling);

    /// <summary>
    /// Whether a request stands in the command of the request before it: one command for several objects. Together they
    /// have one reply.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="before">The request before it in the same document.</param>
    public virtual bool SharesCommand(TRequest request, TRequest before) => false;

    /// <summary>Makes the request that registers or unregisters a group.</summary>
    /// <param name="group">A group with a register (and unregister) action.</param>
    /// <param name="register">True to register, false to unregister.</param>
    /// <returns>The request.</returns>
    public abstract TRequest CreateRegistration(EventGroupInfo group, bool register);

    /// <summary>Tells whether a request is a registration, and of what.</summary>
    /// <param name="request">The request.</param>
    /// <param name="group">The group when it is one.</param>
    /// <param name="register">True when it registers, false when it unregisters.</param>
    /// <returns>True when the request is a registration.</returns>
    public abstract bool TryGetRegistration(
        TRequest request, [NotNullWhen(true)] out EventGroupInfo? group, out bool register);

    /// <summary>Makes the request that asks whether a silent server is still there. Any reply to it will do.</summary>
    /// <returns>A request that changes nothing; null where the protocol has none.</returns>
    public virtual TRequest? CreateProbe() => null;

    /// <summary>Makes a reply without content: to registrations, unknown actions and failed handlers.</summary>
    /// <param name="request">The request to answer.</param>
    /// <param name="outcome">What to say.</param>
    /// <returns>The reply.</returns>
    public abstract TReply CreateReply(TRequest request, ReplyOutcome outcome);

    /// <summary>Makes the marker event that tells a subscription of missing events.</summary>
    /// <param name="gap">What may be missing.</param>
    /// <returns>The event; its group mask is 0.</returns>
    public abstract TEvent CreateGap(EventGap gap);
}

namespace LdmCodegen.Runtime.Session;

/// <summary>What one document holds: requests, or replies, or events, or a fault of this document. Made by
/// setting exactly one of its properties.</summary>
/// <typeparam name="TRequest">The protocol's request type.</typeparam>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
/// <typeparam name="TEvent">The protocol's event type.</typeparam>
public readonly struct Inbound<TRequest, TReply, TEvent>
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TEvent : class, IEventMessage
{
    /// <summary>The requests of the document, in order; empty when it holds something else.</summary>
    public ReadOnlyMemory<TRequest> Requests { get; init; }

    /// <summary>The replies of the document, in order; empty when it holds something else.</summary>
    public ReadOnlyMemory<TReply> Replies { get; init; }

    /// <summary>The events of the document, in order; empty when it holds something else.</summary>
    public ReadOnlyMemory<TEvent> Events { get; init; }

    /// <summary>The id that a reply repeats, also of a faulty one; null when it has none or the wire has no ids.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The only event of the document, when it was read without a list; null otherwise.</summary>
    public TEvent? Event { get; init; }

    /// <summary>Why the document could not be read; <see cref="XmlFault.IsNone"/> when it could.</summary>
    public XmlFault Fault { get; init; }
}

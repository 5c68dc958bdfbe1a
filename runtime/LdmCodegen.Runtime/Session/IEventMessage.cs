namespace LdmCodegen.Runtime.Session;

/// <summary>An event: sent by the server, matched to subscriptions by its group.</summary>
public interface IEventMessage : IWireMessage
{
    /// <summary>
    /// The bits of the groups the event belongs to; 0 reaches every subscription (unknown events, gap markers).
    /// </summary>
    ulong GroupMask { get; }

    /// <summary>When the whole document had arrived, by the clock of this side.</summary>
    DateTimeOffset ReceivedAt { get; }
}

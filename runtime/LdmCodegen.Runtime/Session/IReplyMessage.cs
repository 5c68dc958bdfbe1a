namespace LdmCodegen.Runtime.Session;

/// <summary>The answer to one request.</summary>
public interface IReplyMessage : IWireMessage
{
    /// <summary>What the server said: success or failure, with its messages.</summary>
    ReplyOutcome Outcome { get; }
}

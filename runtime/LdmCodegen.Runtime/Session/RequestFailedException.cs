namespace LdmCodegen.Runtime;

/// <summary>The server refused a request. Thrown where the caller asked for an exception instead of a reply.</summary>
public sealed class RequestFailedException : PeerException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The action that was asked for.</param>
    /// <param name="outcome">What the server said.</param>
    /// <param name="host">The peer; empty when the reply does not know it.</param>
    public RequestFailedException(string action, ReplyOutcome outcome, string host = "")
        : this(action, outcome, host, ConnectionStage.Ready)
    {
    }

    /// <summary>Makes the exception of a request that is part of something else, such as a registration.</summary>
    /// <param name="action">The action that was asked for.</param>
    /// <param name="outcome">What the server said.</param>
    /// <param name="host">The peer; empty when the reply does not know it.</param>
    /// <param name="stage">How far the connection had come.</param>
    public RequestFailedException(string action, ReplyOutcome outcome, string host, ConnectionStage stage)
        : base(Describe(action, outcome), host, stage)
    {
        Action = action;
        Outcome = outcome;
    }

    /// <summary>The action that was asked for.</summary>
    public string Action { get; }

    /// <summary>What the server said.</summary>
    public ReplyOutcome Outcome { get; }

    private static string Describe(string action, ReplyOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        IReadOnlyList<string> messages = outcome.Messages;
        string text = messages.Count == 0 ? $"status '{outcome.Status}', no message" : string.Join("; ", messages);
        return $"'{action}' was refused: {text}";
    }
}

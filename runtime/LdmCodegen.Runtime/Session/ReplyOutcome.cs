namespace LdmCodegen.Runtime;

/// <summary>
/// What a server said about one request. A "no" is data about the request, not a broken connection.
/// </summary>
public sealed record ReplyOutcome
{
    private const string SuccessStatus = "success";
    private const string FailureStatus = "failure";

    /// <summary>The status of the whole document; null when none was sent.</summary>
    public ReplyLevel? Root { get; init; }

    /// <summary>The status of this unit (one command of the document); null when none was sent.</summary>
    public ReplyLevel? Unit { get; init; }

    /// <summary>The statuses of the payloads of this unit, in document order.</summary>
    public ValueList<ReplyLevel> Payloads { get; init; } = ValueList<ReplyLevel>.Empty;

    /// <summary>Texts that came beside a success: the request was done, with remarks.</summary>
    public ValueList<string> Warnings { get; init; } = ValueList<string>.Empty;

    /// <summary>A success without any message.</summary>
    public static ReplyOutcome Success => new()
    {
        Unit = new ReplyLevel(SuccessStatus, Succeeded: true, ValueList<string>.Empty),
    };

    /// <summary>
    /// True when the unit, or without a status of its own each payload, says success. The status of the whole document
    /// counts only when neither level has one: it may be a failure because of another unit.
    /// </summary>
    public bool Succeeded
    {
        get
        {
            foreach (ReplyLevel payload in Payloads)
            {
                if (!payload.Succeeded)
                {
                    return false;
                }
            }

            return Unit?.Succeeded ?? (Payloads.Count > 0 || (Root?.Succeeded ?? false));
        }
    }

    /// <summary>True when no level has a status: a part of a reply that is told nothing of.</summary>
    public bool SaysNothing => Root is null && Unit is null && Payloads.Count == 0 && Warnings.Count == 0;

    /// <summary>The status text that decided <see cref="Succeeded"/>; empty when the reply has none.</summary>
    public string Status
    {
        get
        {
            foreach (ReplyLevel payload in Payloads)
            {
                if (!payload.Succeeded)
                {
                    return payload.Status;
                }
            }

            return Unit?.Status ?? (Payloads.Count > 0 ? Payloads[0].Status : Root?.Status ?? string.Empty);
        }
    }

    /// <summary>All messages, from the innermost level to the outermost, each once.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            List<string> messages = [];
            foreach (ReplyLevel payload in Payloads)
            {
                Add(payload);
            }

            Add(Unit);
            Add(Root);
            return messages;

            void Add(ReplyLevel? level)
            {
                foreach (string message in level?.Messages ?? ValueList<string>.Empty)
                {
                    if (!messages.Contains(message))
                    {
                        messages.Add(message);
                    }
                }
            }
        }
    }

    /// <summary>A failure with messages for the person who asked.</summary>
    /// <param name="messages">The messages, in the order they shall be read.</param>
    /// <returns>The outcome.</returns>
    public static ReplyOutcome Failure(params string[] messages) => new()
    {
        Unit = new ReplyLevel(FailureStatus, Succeeded: false, ValueList.Create<string>(messages)),
    };
}

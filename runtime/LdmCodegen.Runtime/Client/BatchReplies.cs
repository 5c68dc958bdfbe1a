using System.Collections;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <summary>The replies to the commands of one document, in the order of the commands.</summary>
/// <typeparam name="TReply">The protocol's reply type.</typeparam>
public sealed class BatchReplies<TReply> : IReadOnlyList<TReply>
    where TReply : class, IReplyMessage
{
    private readonly TReply[] _replies;

    /// <summary>Makes the list.</summary>
    /// <param name="replies">One reply for each command.</param>
    public BatchReplies(IEnumerable<TReply> replies) => _replies = [.. replies];

    /// <summary>How many commands were answered: all that were asked.</summary>
    public int Count => _replies.Length;

    /// <summary>Whether every command succeeded.</summary>
    public bool Succeeded => Array.TrueForAll(_replies, static reply => reply.Outcome.Succeeded);

    /// <summary>The reply to a command.</summary>
    /// <param name="index">The number of the command, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such command.</exception>
    public TReply this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _replies[index];
        }
    }

    /// <summary>The reply to a command, with its own type.</summary>
    /// <typeparam name="T">The type of the reply.</typeparam>
    /// <param name="place">What adding the command to its batch gave.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place is one of a longer batch.</exception>
    /// <exception cref="ArgumentException">The place is one of another batch: another action stands there.</exception>
    public T Of<T>(BatchPlace<T> place)
        where T : class, TReply =>
        this[place.Index] as T ?? throw new ArgumentException(
            $"Command {place.Index} is '{this[place.Index].Name}', which has no {typeof(T).Name}: "
            + "the place comes from another batch.",
            nameof(place));

    /// <summary>Does nothing when every command succeeded.</summary>
    /// <exception cref="RequestFailedException">What the peer said of the first command that failed.</exception>
    public void ThrowIfFailed()
    {
        foreach (TReply reply in _replies)
        {
            if (!reply.Outcome.Succeeded)
            {
                throw new RequestFailedException(reply.Name, reply.Outcome);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TReply> GetEnumerator() => ((IEnumerable<TReply>)_replies).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

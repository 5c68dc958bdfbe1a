using System.Diagnostics.CodeAnalysis;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// Requests whose replies are owed: first in, first answered, or found by the id that a reply repeats. Not safe for
/// concurrent use: the session's lock guards it, since the order here must be the order on the wire.
/// </summary>
internal sealed class PendingReplies<TRequest, TReply>(bool byId)
{
    private readonly Queue<PendingRequest<TRequest, TReply>> _inOrder = new();
    private readonly Dictionary<string, PendingRequest<TRequest, TReply>> _byId = new(StringComparer.Ordinal);

    public void Add(PendingRequest<TRequest, TReply> request)
    {
        if (byId)
        {
            _byId.Add(request.Id!, request);
        }
        else
        {
            _inOrder.Enqueue(request);
        }
    }

    /// <summary>Takes the request that a reply answers.</summary>
    /// <param name="id">The id in the reply; not looked at where replies come in order.</param>
    /// <param name="request">The request.</param>
    /// <returns>False when nobody waits for such a reply, and nobody did.</returns>
    public bool TryTake(string? id, [NotNullWhen(true)] out PendingRequest<TRequest, TReply>? request)
    {
        if (!byId)
        {
            return _inOrder.TryDequeue(out request);
        }

        request = null;
        return id is not null && _byId.Remove(id, out request);
    }

    public PendingRequest<TRequest, TReply>? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether the peer works on something, and is not late with it.</summary>
    public bool IsPeerBusy() => _inOrder.Any(IsAwaited) || _byId.Values.Any(IsAwaited);

    /// <summary>Takes all, to fail them.</summary>
    public PendingRequest<TRequest, TReply>[] TakeAll()
    {
        PendingRequest<TRequest, TReply>[] all = [.. _inOrder, .. _byId.Values];
        _inOrder.Clear();
        _byId.Clear();
        return all;
    }

    private static bool IsAwaited(PendingRequest<TRequest, TReply> request) => !request.IsLate && !request.IsProbe;
}

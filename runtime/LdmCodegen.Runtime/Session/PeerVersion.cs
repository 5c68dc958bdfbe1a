using System.Collections.Immutable;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// The version or release that a peer speaks, among those of the schema. A version alone may be any of its releases, so
/// what one of them has is not missed.
/// </summary>
public sealed class PeerVersion
{
    private readonly ImmutableArray<(string Id, string Version)> _timeline;
    private readonly int _first;
    private readonly int _last;

    private PeerVersion(ImmutableArray<(string Id, string Version)> timeline, string id, int first)
    {
        _timeline = timeline;
        Id = id;
        _first = first;
        _last = LastOf(id);
    }

    /// <summary>What the schema calls it.</summary>
    public string Id { get; }

    /// <summary>The peer's version among those of a protocol.</summary>
    /// <param name="timeline">The protocol's versions and releases, oldest first.</param>
    /// <param name="id">The version or release; null when nobody knows.</param>
    /// <returns>Null when the schema does not name it, so that nothing can be said of it.</returns>
    public static PeerVersion? Of(ImmutableArray<(string Id, string Version)> timeline, string? id)
    {
        for (int i = 0; i < timeline.Length; i++)
        {
            if (timeline[i].Id == id)
            {
                return new PeerVersion(timeline, id, i);
            }
        }

        return null;
    }

    /// <summary>Refuses what the peer cannot know.</summary>
    /// <param name="member">What it is, for the message.</param>
    /// <param name="since">The first version or release that has it; null for the first of all.</param>
    /// <param name="until">The last that has it; null for the last of all.</param>
    /// <exception cref="NotInPeerVersionException">The peer's version does not have it.</exception>
    public void Require(string member, string? since, string? until)
    {
        if ((since is not null && FirstOf(since) > _last) || (until is not null && LastOf(until) is >= 0 and var end && end < _first))
        {
            throw new NotInPeerVersionException(member, since, until, Id);
        }
    }

    private int FirstOf(string id)
    {
        int i = 0;
        while (i < _timeline.Length && _timeline[i].Id != id)
        {
            i++;
        }

        return i < _timeline.Length ? i : -1;
    }

    private int LastOf(string id)
    {
        int i = _timeline.Length - 1;
        while (i >= 0 && _timeline[i].Id != id && _timeline[i].Version != id)
        {
            i--;
        }

        return i;
    }
}

using System.Collections.Immutable;
using System.Numerics;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <summary>Which registrations bring the events of a set of groups.</summary>
internal static class GroupCover
{
    /// <summary>
    /// The groups to register for a mask: one that is exactly it, else the fewest unwanted events first, until every
    /// bit is brought. Bits nobody can register are left out: their events come by themselves.
    /// </summary>
    public static EventGroupInfo[] Of(ImmutableArray<EventGroupInfo> groups, ulong mask)
    {
        List<EventGroupInfo> cover = [];
        ulong missing = mask;
        while (Best(groups, mask, missing) is { } best)
        {
            cover.Add(best);
            missing &= ~best.Delivers;
        }

        return [.. cover];
    }

    private static EventGroupInfo? Best(ImmutableArray<EventGroupInfo> groups, ulong mask, ulong missing) => groups
        .Where(group => group.RegisterAction is not null && (group.Delivers & missing) != 0)
        .OrderByDescending(group => group.Mask == mask)
        .ThenBy(group => BitOperations.PopCount(group.Delivers & ~mask))
        .ThenByDescending(group => BitOperations.PopCount(group.Delivers & missing))
        .FirstOrDefault();
}

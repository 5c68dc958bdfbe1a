using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Server;

/// <summary>
/// The groups one peer has registered. A set, not a count: registering twice is harmless and one unregistering ends it.
/// Groups that overlap stay apart, so leaving one keeps what another still brings.
/// </summary>
internal sealed class PeerRegistrations
{
    private readonly Dictionary<string, ulong> _groups = new(StringComparer.Ordinal);
    private ulong _delivers;

    public ulong Delivers => Volatile.Read(ref _delivers);

    /// <summary>Called by the one loop that handles the peer's requests.</summary>
    public void Apply(EventGroupInfo group, bool register)
    {
        if (register)
        {
            _groups[group.Name] = group.Delivers;
        }
        else
        {
            _groups.Remove(group.Name);
        }

        ulong delivers = 0;
        foreach (ulong mask in _groups.Values)
        {
            delivers |= mask;
        }

        Volatile.Write(ref _delivers, delivers);
    }
}

namespace LdmCodegen.Runtime;

/// <summary>A request has something that the version of the peer does not have. It was not sent.</summary>
public sealed class NotInPeerVersionException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="member">What the peer does not have.</param>
    /// <param name="since">The first version or release that has it; null for the first of all.</param>
    /// <param name="until">The last that has it; null for the last of all.</param>
    /// <param name="peerVersion">The version or release that the peer speaks.</param>
    public NotInPeerVersionException(string member, string? since, string? until, string peerVersion)
        : base(
            $"{member} is there {Range(since, until)}, and the peer speaks {peerVersion}: it cannot know it. Leave it out, or "
            + "say what the peer speaks in the option PeerVersion, or set CheckPeerVersion to false to send it all the same.")
    {
        Member = member;
        Since = since;
        Until = until;
        PeerVersion = peerVersion;
    }

    /// <summary>What the peer does not have: an action, an option, a property, a resource.</summary>
    public string Member { get; }

    /// <summary>The first version or release that has it; null for the first of all.</summary>
    public string? Since { get; }

    /// <summary>The last version or release that has it; null for the last of all.</summary>
    public string? Until { get; }

    /// <summary>The version or release that the peer speaks.</summary>
    public string PeerVersion { get; }

    private static string Range(string? since, string? until) => (since, until) switch
    {
        (not null, not null) => $"from {since} to {until}",
        (not null, _) => $"since {since}",
        _ => $"until {until}",
    };
}

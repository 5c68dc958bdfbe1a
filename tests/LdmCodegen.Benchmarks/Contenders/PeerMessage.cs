namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>What a program written by hand would read a message to.</summary>
internal sealed class PeerMessage
{
    public string Action { get; set; } = "";

    public List<PeerObject> Objects { get; } = new(1);

    public override string ToString() => Action + string.Concat(Objects);

    /// <summary>The object that is read; the first one is made by what comes first.</summary>
    public PeerObject Current()
    {
        if (Objects.Count == 0)
        {
            Objects.Add(new PeerObject());
        }

        return Objects[^1];
    }
}

/// <summary>A domain and its resources.</summary>
internal sealed class PeerObject
{
    public string? Domain { get; set; }

    public List<PeerItem> Items { get; } = [];

    public override string ToString() => $"|{Domain}{string.Concat(Items)}";
}

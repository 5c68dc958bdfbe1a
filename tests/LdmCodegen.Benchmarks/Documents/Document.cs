namespace LdmCodegen.Benchmarks.Documents;

/// <summary>One document of a benchmark.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Bytes">The document.</param>
internal sealed record Document(string Name, byte[] Bytes)
{
    public override string ToString() => $"{Name} ({Bytes.Length} B)";
}

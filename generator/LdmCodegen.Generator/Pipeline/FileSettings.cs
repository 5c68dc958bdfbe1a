namespace LdmCodegen.Generator.Pipeline;

/// <summary>What to generate from one schema file, as its metadata and the project's properties decide.</summary>
/// <param name="Client">Whether the client is generated.</param>
/// <param name="Server">Whether the server base is generated.</param>
/// <param name="Visibility">Accessibility of generated types: <c>public</c> or <c>internal</c>.</param>
/// <param name="ImportOnly">Whether the file is only there for others to import: nothing is generated from it.</param>
/// <param name="TargetVersion">The newest protocol version to generate, or null for all of them.</param>
internal sealed record FileSettings(
    bool Client, bool Server, string Visibility, bool ImportOnly, string? TargetVersion = null)
{
    /// <summary>What a project gets that sets nothing.</summary>
    public static FileSettings Default { get; } =
        new(Client: true, Server: false, Visibility: "public", ImportOnly: false);
}

namespace LdmCodegen.Testing;

/// <summary>What to generate; the same choices as the build properties of a project.</summary>
public sealed record GenerationOptions
{
    private readonly int _language = 11;

    /// <summary>Whether the client is generated, as by <c>LdmGenerate</c>. Default true.</summary>
    public bool Client { get; init; } = true;

    /// <summary>Whether the server is generated, as by <c>LdmGenerate</c>. Default false.</summary>
    public bool Server { get; init; }

    /// <summary>Whether types are internal, as by <c>LdmVisibility</c>. Default false: public.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The newest version of the protocol, as by <c>LdmTargetVersion</c>; null (default) for all.</summary>
    public string? TargetVersion { get; init; }

    /// <summary>The C# of the project, 9 or more. Default 11; newer ones get the same text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 9.</exception>
    public int Language
    {
        get => _language;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 9);
            _language = value;
        }
    }
}

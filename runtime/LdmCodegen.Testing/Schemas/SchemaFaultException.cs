namespace LdmCodegen.Testing;

/// <summary>A schema has errors, so that nothing can be said about its messages or its code.</summary>
public sealed class SchemaFaultException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The schema file.</param>
    /// <param name="findings">Each error as a compiler prints it: <c>file(line,col): error LDM2001: message</c>.</param>
    public SchemaFaultException(string path, IReadOnlyList<string> findings)
        : base($"The schema '{path}' has errors:\n{string.Join('\n', findings)}")
    {
        Path = path;
        Findings = findings;
    }

    /// <summary>The schema file.</summary>
    public string Path { get; }

    /// <summary>Each error as a compiler prints it.</summary>
    public IReadOnlyList<string> Findings { get; }
}

namespace LdmCodegen.Testing;

/// <summary>What was received is not what is committed.</summary>
public sealed class SnapshotMismatchException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The difference, and how to accept it.</param>
    public SnapshotMismatchException(string message)
        : base(message)
    {
    }
}

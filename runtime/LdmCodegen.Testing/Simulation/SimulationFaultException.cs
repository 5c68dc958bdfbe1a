namespace LdmCodegen.Testing;

/// <summary>A simulated scenario does not end, leaves something behind, or does not do the same twice.</summary>
public sealed class SimulationFaultException : Exception
{
    internal SimulationFaultException(string message)
        : base(message)
    {
    }
}

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>Something is not as it has to be.</summary>
public sealed class LifetimeException(string message) : Exception(message);

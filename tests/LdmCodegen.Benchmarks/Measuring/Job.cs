namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>One thing to time: a pass over some documents.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Pass">Does the work once.</param>
internal sealed record Job(string Name, Action Pass);

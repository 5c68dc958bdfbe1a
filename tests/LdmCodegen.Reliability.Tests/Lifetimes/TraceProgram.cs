using LdmCodegen.Testing;

namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>Run as a program, the tests print the trace of one seed: <c>dotnet exec … SEED</c>.</summary>
internal static class TraceProgram
{
    public static int Main(string[] arguments)
    {
        SimulationResult result = Simulation.Run(
            SimulationSeed.Parse(arguments[0]), Lifetime.RunAsync, new SimulationOptions { KeepsTrace = true });
        Console.Write(result.Trace);
        return result.Failure is null ? 0 : 1;
    }
}

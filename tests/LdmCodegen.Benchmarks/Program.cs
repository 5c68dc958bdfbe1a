using LdmCodegen.Benchmarks.Generators;
using LdmCodegen.Benchmarks.Native;
using LdmCodegen.Benchmarks.Targets;

try
{
    return args switch
    {
        ["targets", .. string[] options] => TargetsCommand.Run(options),
        ["generator", .. string[] options] => GeneratorCommand.Run(options),
        _ => Usage(),
    };
}
catch (MissingPeersException e)
{
    Console.Error.WriteLine($"no verdict: {e.Message}");
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/LdmCodegen.Benchmarks -- COMMAND

          targets [--json] [--short] [--plot]   the table of targets, measured; exit 1 when one is below hold;
                                                --plot draws docs/performance.svg
          generator                    what the generator costs builds and editors, beside the SDK's own; exit 1 when it grows
        """);
    return 2;
}

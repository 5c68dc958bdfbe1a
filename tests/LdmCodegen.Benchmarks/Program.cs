using LdmCodegen.Benchmarks.Generators;
using LdmCodegen.Benchmarks.Native;
using LdmCodegen.Benchmarks.Targets;
using LdmCodegen.Benchmarks.Transport;

try
{
    return args switch
    {
        ["targets", .. string[] options] => await TargetsCommand.RunAsync(options, Console.Out),
        ["transport", .. string[] options] => await TransportCommand.RunAsync(options),
        ["producer"] => Producer.Run(),
        [VectorTargets.Command, .. string[] options] => VectorTargets.Run(options),
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

          targets [--json] [--short] [--glance] [--plot] [PART ...]
                                       the table of targets, measured; exit 1 when one is below hold; --short is less
                                       certain, --glance runs everything once and judges bytes alone; --plot draws
                                       docs/performance.svg; parts: parse, floor, write, transport, vectors, growth,
                                       dispatch
          transport                    events over the loopback from a second process, beside a sink that looks at no byte
          generator                    what the generator costs builds and editors, beside the SDK's own; exit 1 when it grows
        """);
    return 2;
}

using LdmCodegen.Benchmarks.Generators;
using LdmCodegen.Benchmarks.Native;
using LdmCodegen.Benchmarks.Records;
using LdmCodegen.Benchmarks.Targets;
using LdmCodegen.Benchmarks.Transport;

try
{
    return args switch
    {
        ["targets", .. string[] options] => await TargetsCommand.RunAsync(options, Console.Out),
        ["transport", .. string[] options] => await TransportCommand.RunAsync(options),
        ["record", .. string[] options] => RecordCommand.Run(options),
        ["producer"] => Producer.Run(),
        [VectorTargets.Command, .. string[] options] => VectorTargets.Run(options),
        ["generator", .. string[] options] => GeneratorCommand.Run(options),
        ["--help"] => Help(),
        _ => Usage(),
    };
}
catch (MissingPeersException e)
{
    Console.Error.WriteLine($"no verdict: {e.Message}");
    return 2;
}

static int Help()
{
    PrintUsage(Console.Out);
    return 0;
}

static int Usage()
{
    PrintUsage(Console.Error);
    return 2;
}

static void PrintUsage(TextWriter output) =>
    output.WriteLine(
        """
        usage: dotnet run -c Release --project tests/LdmCodegen.Benchmarks -- COMMAND

          targets [--json] [--short] [--glance] [--plot] [PART ...]
                                       the table of targets, measured; exit 1 when one is below hold; --short is less
                                       certain, --glance runs everything once and judges bytes alone; --plot draws
                                       docs/performance.svg; parts: parse, floor, write, transport, vectors, growth,
                                       dispatch
          record [FILTER] [OPTION ...] figures of BenchmarkDotNet for the record of a machine, in artifacts/benchmarks; for
                                       instance: record '*View*' --job short
          transport                    events over the loopback from a second process, beside a sink that looks at no byte
          generator                    what the generator costs builds and editors, beside the SDK's own; exit 1 when it grows
        """);

using System.CommandLine;
using LdmCodegen.Schema;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>check FILE…</c>: the compiler's own schema checks, without a compiler.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Schema files (*.protocol.xml). They may import each other and the packaged schema.",
        Arity = ArgumentArity.OneOrMore,
    };

    public CheckCommand(ToolConsole console)
        : base("check", "Check schema files and print what is wrong with them, as the compiler would.", console) =>
        Add(_files);

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("check acme.protocol.xml", "check one schema; it may import the packaged one"),
        ("check *.protocol.xml", "check several that import each other"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        List<SchemaFile> files = [];
        foreach (string path in line.GetRequiredValue(_files).Distinct())
        {
            string text = await InputFile.ReadTextAsync(path, cancellationToken);
            files.Add(SchemaCompiler.Read(path, text, cancellationToken));
        }

        CheckReport report = new(Terminal.Out);
        foreach (SchemaFile file in files)
        {
            report.Add(file, Compile(file, files, cancellationToken));
        }

        Terminal.Error.WriteLine(report.Summary);
        return report.Errors > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static SchemaResult Compile(SchemaFile file, List<SchemaFile> files, CancellationToken cancellationToken)
    {
        List<SchemaFile> others = [.. files.Where(other => other != file)];
        SchemaFile packaged = PackagedSchema.Read();
        if (files.TrueForAll(given => given.ProtocolName != packaged.ProtocolName))
        {
            others.Add(packaged);
        }

        return SchemaCompiler.Compile(file, others, cancellationToken);
    }
}

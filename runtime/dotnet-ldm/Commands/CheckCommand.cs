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
        SchemaSet schemas = await SchemaSet.ReadAsync(line.GetRequiredValue(_files), cancellationToken);
        CheckReport report = new(Terminal.Out);
        foreach (SchemaFile file in schemas.Files)
        {
            report.Add(file, await schemas.CompileAsync(file, cancellationToken));
        }

        Terminal.Error.WriteLine(report.Summary);
        return report.Errors > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}

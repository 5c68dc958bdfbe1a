using System.CommandLine;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>baseline FILE…</c>: writes down what schemas promise now, beside them.</summary>
internal sealed class BaselineCommand : ToolCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Schema files (*.protocol.xml). Each gets NAME.contract.txt beside it, NAME being its protocol.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Write nothing; exit 1 when a contract is not up to date.",
    };

    public BaselineCommand(ToolConsole console)
        : base("baseline", "Accept what schemas say now as their contract; what is gone is retired.", console)
    {
        Add(_files);
        Add(_check);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("baseline acme.protocol.xml", "accept every change since the last time"),
        ("baseline --check acme.protocol.xml", "in a build server: has somebody forgotten to?"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        bool isCheck = line.GetValue(_check);
        SchemaSet schemas = await SchemaSet.ReadAsync(line.GetRequiredValue(_files), cancellationToken);
        int exitCode = ExitCode.Done;
        foreach (SchemaFile file in schemas.Files)
        {
            bool isGood = await AcceptAsync(schemas, file, isCheck, cancellationToken);
            exitCode = isGood ? exitCode : ExitCode.Findings;
        }

        return exitCode;
    }

    private async Task<bool> AcceptAsync(
        SchemaSet schemas, SchemaFile file, bool isCheck, CancellationToken cancellationToken)
    {
        // Errors of the schema itself come first: a part that is left out for one would be retired.
        SchemaResult plain = schemas.Compile(file, contract: null, cancellationToken);
        SchemaDiagnostic[] errors = [.. plain.Diagnostics.Where(found => found.Severity == SchemaSeverity.Error)];
        if (plain.Model is null || errors.Length > 0)
        {
            CheckReport report = new(Terminal.Out);
            report.Add(file, plain with { Diagnostics = new EquatableArray<SchemaDiagnostic>(errors) });
            Terminal.Error.WriteLine($"{file.Path}: no contract is written for a schema with errors");
            return false;
        }

        string path = SchemaSet.ContractPath(file);
        ContractFile? old = await SchemaSet.ReadContractAsync(file, cancellationToken);
        SchemaDiagnostic[] reused = old is null
            ? []
            : [.. schemas.Compile(file, old, cancellationToken).Diagnostics
                .Where(found => found.Rule == SchemaRules.RetiredName)];
        if (reused.Length > 0)
        {
            foreach (SchemaDiagnostic found in reused)
            {
                Terminal.Out.WriteLine(found);
            }

            Terminal.Error.WriteLine($"{path}: to use a retired name all the same, remove its line by hand");
            return false;
        }

        string text = ContractFile.Write(plain.Model.Name, Baseline.Of(plain.Model, old));
        string? before = old is null ? null : await InputFile.ReadTextAsync(path, cancellationToken);
        if (before == text)
        {
            Terminal.Error.WriteLine($"{path}: up to date");
            return true;
        }

        Tell(text, before ?? "");
        if (isCheck)
        {
            Terminal.Error.WriteLine($"{path}: {(old is null ? "missing" : "not up to date")}");
            return false;
        }

        await InputFile.WriteTextAsync(path, text, cancellationToken);
        Terminal.Error.WriteLine($"{path}: {(old is null ? "written" : "brought up to date")}");
        return true;
    }

    private void Tell(string text, string before)
    {
        HashSet<string> old = [.. before.Split('\n')];
        HashSet<string> now = [.. text.Split('\n')];
        foreach (string line in before.Split('\n').Where(line => line.Length > 0 && !now.Contains(line)))
        {
            Terminal.Out.WriteLine("- " + line);
        }

        foreach (string line in text.Split('\n').Where(line => line.Length > 0 && !old.Contains(line)))
        {
            Terminal.Out.WriteLine("+ " + line);
        }
    }
}

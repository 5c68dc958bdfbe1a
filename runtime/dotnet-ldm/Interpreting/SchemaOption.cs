using System.CommandLine;
using System.CommandLine.Parsing;
using LdmCodegen.Schema;
using LdmCodegen.Tool.Commands;

namespace LdmCodegen.Tool.Interpreting;

/// <summary><c>--schema FILE</c>: a protocol of the user's own, read and interpreted at run time.</summary>
internal sealed class SchemaOption
{
    private readonly Option<string?> _file = new("--schema")
    {
        HelpName = "FILE",
        Description = "A *.protocol.xml with another protocol; the packaged one unless given. It may import the packaged one.",
    };

    public void AddTo(Command command) => command.Add(_file);

    /// <summary>Whether the line of an option names a schema.</summary>
    public bool IsGiven(OptionResult option) => option.GetResult(_file) is not null;

    /// <summary>The schema that the line names; null for the packaged one.</summary>
    /// <exception cref="ToolException">The file cannot be read, or has errors.</exception>
    public async Task<InterpretedSchema?> ReadAsync(ParseResult line, CancellationToken cancellationToken) =>
        line.GetValue(_file) is { } path
            ? new InterpretedSchema(Compile(
                SchemaCompiler.Read(path, await InputFile.ReadTextAsync(path, cancellationToken), cancellationToken),
                cancellationToken))
            : null;

    /// <summary>The schema that the line names, or the packaged one.</summary>
    public async Task<InterpretedSchema> ReadOrPackagedAsync(ParseResult line, CancellationToken cancellationToken) =>
        await ReadAsync(line, cancellationToken) ?? Packaged();

    /// <summary>The packaged schema, interpreted.</summary>
    public static InterpretedSchema Packaged() => new(Compile(PackagedSchema.Read(), CancellationToken.None));

    private static Schema.Model.ProtocolModel Compile(SchemaFile file, CancellationToken cancellationToken)
    {
        SchemaFile packaged = PackagedSchema.Read();
        SchemaFile[] others = file.ProtocolName == packaged.ProtocolName ? [] : [packaged];
        SchemaResult result = SchemaCompiler.Compile(file, others, cancellationToken);
        SchemaDiagnostic[] errors = [.. result.Diagnostics.Where(finding => finding.Severity is SchemaSeverity.Error)];
        if (errors.Length > 0 || result.Model is not { } model)
        {
            throw ToolException.BadInput(
                $"{file.Path} is no usable schema; see 'dotnet ldm check {file.Path}'"
                + (errors.Length > 0 ? $": {errors[0]}" : ""));
        }

        return model;
    }
}

using System.CommandLine;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>--dialect NAME</c>: one of the spellings that the schema names.</summary>
internal sealed class DialectOption
{
    private readonly Option<string?> _name = new("--dialect")
    {
        HelpName = "NAME",
        Description = "How documents are spelled: standard unless given, or another of the dialects below.",
    };

    public void AddTo(Command command) => command.Add(_name);

    /// <summary>Adds the option to a command that speaks one protocol, so that a wrong name is told with the line.</summary>
    public void AddTo(Command command, Func<InterpretedSchema> schema)
    {
        AddTo(command);
        _name.Validators.Add(option =>
        {
            if (Fault(schema(), option.GetValueOrDefault<string?>()) is { } fault)
            {
                option.AddError(fault);
            }
        });
    }

    /// <summary>The dialect's number.</summary>
    /// <exception cref="ToolException">The schema has no such dialect.</exception>
    public int Read(InterpretedSchema schema, ParseResult line)
    {
        string? name = line.GetValue(_name);
        return Fault(schema, name) is { } fault
            ? throw ToolException.Usage(fault)
            : name is null ? 0 : Array.IndexOf(Names(schema), name);
    }

    /// <summary>The dialects, a line each.</summary>
    public static void WriteHelp(InterpretedSchema schema, TextWriter output)
    {
        output.WriteLine("Dialects:");
        foreach (DialectModel dialect in schema.Model.Dialects)
        {
            string doc = dialect.Facts.Doc ?? "As the schema has it.";
            string limit = dialect.EventLimit is { } bytes ? $" Events have at most {bytes} bytes." : "";
            string source = dialect.Facts.Source is { } stated ? $" [{stated}]" : "";
            output.WriteLine($"  {dialect.Name,-12} {doc}{limit}{source}");
        }
    }

    private static string[] Names(InterpretedSchema schema) =>
        [.. schema.Model.Dialects.Select(dialect => dialect.Name)];

    private static string? Fault(InterpretedSchema schema, string? name) =>
        name is null || Names(schema).Contains(name)
            ? null
            : $"--dialect '{name}': the schema has no such dialect; there are {string.Join(", ", Names(schema))}.";
}

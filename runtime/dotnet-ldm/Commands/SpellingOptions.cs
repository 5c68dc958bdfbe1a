using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>--dialect NAME</c> and <c>--fixed NAME=VALUE</c>: how documents are spelled, in words of the schema.</summary>
internal sealed class SpellingOptions
{
    private readonly Option<string?> _dialect = new("--dialect")
    {
        HelpName = "NAME",
        Description = "How documents are spelled: standard unless given, or another of the dialects below.",
    };

    private readonly Option<string[]> _fixed = new("--fixed")
    {
        HelpName = "NAME=VALUE",
        Description = "What a named fixed attribute says, such as the number of a version; the names are below.",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command)
    {
        command.Add(_dialect);
        command.Add(_fixed);
    }

    /// <summary>Adds the options to a command that speaks one protocol, so that a wrong name is told with the line.</summary>
    public void AddTo(Command command, Func<InterpretedSchema> schema)
    {
        AddTo(command);
        command.Validators.Add(line =>
        {
            if (Fault(schema(), line.GetValue(_dialect), line.GetValue(_fixed) ?? []) is { } fault)
            {
                line.AddError(fault);
            }
        });
    }

    /// <summary>The spelling that the line wants.</summary>
    /// <exception cref="ToolException">The schema has no such dialect, or no fixed attribute of that name.</exception>
    public WireSpelling Read(InterpretedSchema schema, ParseResult line)
    {
        string? dialect = line.GetValue(_dialect);
        string[] values = line.GetValue(_fixed) ?? [];
        if (Fault(schema, dialect, values) is { } fault)
        {
            throw ToolException.Usage(fault);
        }

        WireSpelling spelling = new() { Dialect = dialect is null ? 0 : Array.IndexOf(Dialects(schema), dialect) };
        return values.Aggregate(
            spelling, (before, text) => before.With(Array.IndexOf(Names(schema), NameIn(text)), text[(text.IndexOf('=') + 1)..]));
    }

    /// <summary>The dialects and the named fixed attributes, a line each.</summary>
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

        IReadOnlyList<SettingModel> settings = schema.Model.Wire.AllSettings();
        if (settings.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Named fixed attributes:");
        foreach (SettingModel setting in settings)
        {
            string doc = setting.Facts.Doc is { } stated ? stated + " " : "";
            output.WriteLine($"  {setting.Name,-18} {doc}{setting.Value} unless the dialect has another.");
        }
    }

    private static string[] Dialects(InterpretedSchema schema) =>
        [.. schema.Model.Dialects.Select(dialect => dialect.Name)];

    private static string[] Names(InterpretedSchema schema) =>
        [.. schema.Model.Wire.AllSettings().Select(setting => setting.Name)];

    private static string NameIn(string text) => text.Contains('=') ? text[..text.IndexOf('=')] : "";

    private static string? Fault(InterpretedSchema schema, string? dialect, IEnumerable<string> values)
    {
        if (dialect is not null && !Dialects(schema).Contains(dialect))
        {
            return $"--dialect '{dialect}': the schema has no such dialect; there are {string.Join(", ", Dialects(schema))}.";
        }

        string[] names = Names(schema);
        return values.FirstOrDefault(text => !names.Contains(NameIn(text))) is not { } wrong ? null
            : names.Length == 0 ? $"--fixed '{wrong}': the schema names no fixed attribute."
            : $"--fixed '{wrong}': expected NAME=VALUE with one of the names {string.Join(", ", names)}.";
    }
}

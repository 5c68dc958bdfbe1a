using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Interpreting;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>--tolerance NAME</c>: a profile of the schema whose faults are repaired.</summary>
internal sealed class ToleranceOption(string remark)
{
    private readonly Option<string?> _name = new("--tolerance")
    {
        Description = "Repair the faults of a profile of the schema: "
            + $"{string.Join(", ", LdmTolerance.All.Select(static one => one.Name))}. {remark}",
        HelpName = "NAME",
    };

    public void AddTo(Command command) => command.Add(_name);

    /// <summary>The profile that the line names; null for none.</summary>
    /// <param name="schema">The schema that the line names; null for the packaged one.</param>
    /// <param name="line">The line.</param>
    /// <exception cref="ToolException">The schema has no such profile.</exception>
    public XmlTolerance? Read(InterpretedSchema? schema, ParseResult line)
    {
        IReadOnlyList<XmlTolerance> known = schema is null ? LdmTolerance.All : schema.Tolerances;
        return line.GetValue(_name) is not { } name
            ? null
            : known.FirstOrDefault(one => one.Name == name) ?? throw ToolException.Usage(
                $"no tolerance is named '{name}'; there is "
                + (known.Count == 0 ? "none" : string.Join(", ", known.Select(static one => one.Name))));
    }
}

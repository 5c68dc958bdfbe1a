using System.CommandLine;

namespace LdmCodegen.Tool.Commands;

/// <summary>A command that has more to say in its help than its options.</summary>
internal interface IDetailedHelp
{
    /// <summary>Writes it.</summary>
    /// <returns>Whether it stands for the usual help, which is then left out.</returns>
    Task<bool> WriteHelpAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken);
}

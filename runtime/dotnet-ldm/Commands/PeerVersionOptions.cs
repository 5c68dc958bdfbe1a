using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>--peer-version ID</c> and <c>--no-version-check</c>: what the peer can know.</summary>
internal sealed class PeerVersionOptions
{
    private readonly Option<string?> _version = new("--peer-version")
    {
        HelpName = "ID",
        Description = "The version or release that the peer speaks, by its id in the schema; what it cannot know is not sent.",
    };

    private readonly Option<bool> _noCheck = new("--no-version-check")
    {
        Description = "Send what the peer's version does not have all the same.",
    };

    public void AddTo(Command command)
    {
        command.Add(_version);
        command.Add(_noCheck);
        command.Validators.Add(line =>
        {
            if (line.GetValue(_noCheck) && line.GetValue(_version) is not null)
            {
                line.AddError("Give one of --peer-version and --no-version-check.");
            }
        });
    }

    /// <summary>The options of a client with what the line says.</summary>
    /// <exception cref="ToolException">The schema has no such version.</exception>
    public T Read<T>(InterpretedSchema schema, ParseResult line, T options)
        where T : ClientOptions
    {
        string? version = line.GetValue(_version);
        string[] known = [.. schema.Model.Versions.SelectMany(static one => one.Releases.Select(release => release.Id).Prepend(one.Id))];
        return version is null || known.Contains(version)
            ? options with { PeerVersion = version, CheckPeerVersion = !line.GetValue(_noCheck) }
            : throw ToolException.Usage(
                $"--peer-version '{version}': the schema has no such version or release; there "
                + (known.Length == 0 ? "are none." : $"are {string.Join(", ", known)}."));
    }

    /// <summary>The versions with their releases, a line each.</summary>
    public static void WriteHelp(InterpretedSchema schema, TextWriter output)
    {
        output.WriteLine("Versions and their releases:");
        foreach (VersionModel version in schema.Model.Versions)
        {
            string releases = string.Join(", ", version.Releases.Select(static release => release.Id));
            output.WriteLine($"  {version.Id,-12} {releases}".TrimEnd());
        }
    }
}

using System.Collections.Immutable;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>A schema file and the other files that can change what it means.</summary>
/// <param name="Input">The file.</param>
/// <param name="Others">The files it imports, also through others, in order of path.</param>
/// <param name="Earlier">The name in the file that declares the same protocol and comes first, or null.</param>
/// <param name="IsLeftOut">
/// Whether nothing is to be said of the file: the project lists it twice, or it is there to be imported and nobody imports it,
/// or a file of the project's own stands in for it.
/// </param>
/// <param name="Contract">What the protocol has promised, or null when the project has no contract of it.</param>
internal sealed record SchemaUnit(
    SchemaInput Input, EquatableArray<SchemaFile> Others, SchemaSpan? Earlier, bool IsLeftOut, ContractFile? Contract)
{
    public static SchemaUnit Link(
        SchemaInput input, ImmutableArray<SchemaInput> all, ImmutableArray<ContractFile> contracts)
    {
        // Editors and command lines list files in different orders.
        List<SchemaFile> files =
        [
            .. all.Where(other => !IsReplaced(other, all))
                .Select(static other => other.File).OrderBy(static file => file.Path, StringComparer.Ordinal),
        ];
        return new SchemaUnit(
            input,
            OthersOf(input.File, files).ToEquatableArray(),
            EarlierOf(input.File, files),
            IsRepeated(input, all) || IsReplaced(input, all) || IsIdle(input, all),
            ContractOf(input.File, contracts));
    }

    private static bool IsRepeated(SchemaInput input, ImmutableArray<SchemaInput> all) =>
        !ReferenceEquals(all.First(other => other.File.Path == input.File.Path), input);

    // Who copies a packaged schema and changes it means the copy.
    private static bool IsReplaced(SchemaInput input, ImmutableArray<SchemaInput> all) =>
        input.Settings.ImportOnly && all.Any(other => !other.Settings.ImportOnly && IsSameProtocol(other.File, input.File));

    // Packaged schemas are there in every project: one that does not use them does not pay for them.
    private static bool IsIdle(SchemaInput input, ImmutableArray<SchemaInput> all) =>
        input.Settings.ImportOnly && input.File.ProtocolName is { } name
        && !all.Any(other => other.File.Imports.Contains(name));

    private static bool IsSameProtocol(SchemaFile one, SchemaFile other) =>
        one.ProtocolName is not null
        && string.Equals(one.ProtocolName, other.ProtocolName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The contract of the file's protocol; of several, the one beside the file.</summary>
    private static ContractFile? ContractOf(SchemaFile file, ImmutableArray<ContractFile> contracts)
    {
        return contracts
            .Where(contract => contract.ProtocolName == file.ProtocolName)
            .OrderBy(contract => FolderOf(contract.Path) == FolderOf(file.Path) ? 0 : 1)
            .ThenBy(static contract => contract.Path, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);

    private static List<SchemaFile> OthersOf(SchemaFile file, List<SchemaFile> files)
    {
        HashSet<string> wanted = new(file.Imports, StringComparer.Ordinal);
        Queue<string> open = new(wanted);
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            List<SchemaFile> imported = files.FindAll(other => other.ProtocolName == name);
            if (imported.Count == 0)
            {
                // The finding suggests names: for that, and only then, every file takes part.
                return files.FindAll(other => other.Path != file.Path);
            }

            foreach (string next in imported.SelectMany(static other => other.Imports).Where(wanted.Add))
            {
                open.Enqueue(next);
            }
        }

        return files.FindAll(other =>
            other.Path != file.Path && other.ProtocolName is { } name && wanted.Contains(name));
    }

    private static SchemaSpan? EarlierOf(SchemaFile file, List<SchemaFile> files)
    {
        SchemaFile? first = files.Find(other =>
            string.Equals(other.ProtocolName, file.ProtocolName, StringComparison.OrdinalIgnoreCase));
        bool isFirst = file.ProtocolName is null || first is null || first.Path == file.Path;
        return isFirst ? null : first!.Root!.SpanOf("name");
    }
}

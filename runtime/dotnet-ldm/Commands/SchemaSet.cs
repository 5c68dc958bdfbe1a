using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;

namespace LdmCodegen.Tool.Commands;

/// <summary>Schema files that a command line names. They may import each other and the packaged schema.</summary>
internal sealed class SchemaSet
{
    private SchemaSet(IReadOnlyList<SchemaFile> files) => Files = files;

    /// <summary>The files, each once, in the order of the command line.</summary>
    public IReadOnlyList<SchemaFile> Files { get; }

    /// <summary>Reads files; what is wrong in them are findings.</summary>
    public static async Task<SchemaSet> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        List<SchemaFile> files = [];
        foreach (string path in paths.Distinct())
        {
            string text = await InputFile.ReadTextAsync(path, cancellationToken);
            files.Add(SchemaCompiler.Read(path, text, cancellationToken));
        }

        return new SchemaSet(files);
    }

    /// <summary>Where the contract of a schema stands: beside it, under the protocol's name.</summary>
    public static string ContractPath(SchemaFile file) => Path.Combine(
        Path.GetDirectoryName(file.Path) ?? "", file.ProtocolName + ContractFile.Suffix);

    /// <summary>The contract of a schema, or null when it has none.</summary>
    public static async Task<ContractFile?> ReadContractAsync(SchemaFile file, CancellationToken cancellationToken)
    {
        string path = ContractPath(file);
        return file.ProtocolName is not null && File.Exists(path)
            ? ContractFile.Read(path, await InputFile.ReadTextAsync(path, cancellationToken))
            : null;
    }

    /// <summary>Compiles one of the files, against its contract when there is one.</summary>
    public async Task<SchemaResult> CompileAsync(SchemaFile file, CancellationToken cancellationToken)
    {
        ContractFile? contract = await ReadContractAsync(file, cancellationToken);
        return Compile(file, contract, cancellationToken);
    }

    /// <summary>Compiles one of the files.</summary>
    public SchemaResult Compile(SchemaFile file, ContractFile? contract, CancellationToken cancellationToken)
    {
        List<SchemaFile> others = [.. Files.Where(other => other != file)];
        SchemaFile packaged = PackagedSchema.Read();
        if (Files.All(given => given.ProtocolName != packaged.ProtocolName))
        {
            others.Add(packaged);
        }

        return SchemaCompiler.Compile(file, others, contract, cancellationToken);
    }
}

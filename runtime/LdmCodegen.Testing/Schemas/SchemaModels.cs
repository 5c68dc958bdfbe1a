using System.Reflection;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Testing.Schemas;

/// <summary>Reads schema files with what they import.</summary>
internal static class SchemaModels
{
    private const string Folder = "Schemas/";

    /// <summary>The protocol of a file, with its imports in it.</summary>
    public static ProtocolModel Load(string path)
    {
        SchemaFile file = Read(path);
        SchemaResult result = SchemaCompiler.Compile(file, OthersOf(file));
        string[] errors =
        [
            .. result.Diagnostics.Where(finding => finding.Severity == SchemaSeverity.Error).Select(finding => finding.ToString()),
        ];
        if (errors.Length > 0)
        {
            throw new SchemaFaultException(path, errors);
        }

        return result.Model ?? throw new SchemaFaultException(
            path, [$"{path}(1,1): error: there is no <protocol> of namespace '{SchemaFile.Namespace}' in the file"]);
    }

    private static SchemaFile Read(string path) => File.Exists(path)
        ? SchemaCompiler.Read(path, File.ReadAllText(path))
        : throw new FileNotFoundException(
            $"There is no schema '{path}' in {Directory.GetCurrentDirectory()}. Tests run beside their assembly: let the build copy the "
            + $"schema there, <None Update=\"{Path.GetFileName(path)}\" CopyToOutputDirectory=\"PreserveNewest\" />, and name it by "
            + "Path.Combine(AppContext.BaseDirectory, …).",
            Path.GetFullPath(path));

    // A protocol beside the file comes before one of the package, as in a project that has both.
    private static List<SchemaFile> OthersOf(SchemaFile file)
    {
        if (file.Imports.IsEmpty)
        {
            return [];
        }

        string path = Path.GetFullPath(file.Path);
        List<SchemaFile> others =
        [
            .. Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.protocol.xml")
                .Where(other => Path.GetFullPath(other) != path)
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];
        others.AddRange(Packaged().Where(packaged => !others.Exists(other => other.ProtocolName == packaged.ProtocolName)));
        return others;
    }

    private static IEnumerable<SchemaFile> Packaged()
    {
        Assembly assembly = typeof(SchemaModels).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return SchemaCompiler.Read(name, reader.ReadToEnd());
        }
    }
}

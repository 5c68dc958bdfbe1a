using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.EndToEnd.Tests.Rules;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>Packages are a function of the commit: not of the folder, the hour or the machine.</summary>
public sealed partial class ReproducibleTests : IDisposable
{
    private const string Remote = "https://github.com/ldmcodegen/ldmcodegen";

    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(8);
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-twice-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Packages_of_two_checkouts_are_equal_and_lead_to_their_sources()
    {
        (string commit, string first) = await PackAsync("one");
        (string same, string second) = await PackAsync("another/place");

        Assert.Equal(commit, same);
        string[] names = [.. Directory.EnumerateFiles(first).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["LdmCodegen.0.1.0.nupkg", "LdmCodegen.Runtime.0.1.0.nupkg", "LdmCodegen.Runtime.0.1.0.snupkg"], names);
        Assert.All(names, name => Assert.Equal(
            ContentsOf(Path.Combine(first, name)), ContentsOf(Path.Combine(second, name))));

        AssertLeadsToSources(Path.Combine(first, names[2]), commit);
        Assert.All(names[..2], name => Assert.Equal(commit, CommitOf(Path.Combine(first, name))));
    }

    /// <summary>Checks the tree out as a build server does and packs what is quick to build there.</summary>
    private async Task<(string Commit, string Packages)> PackAsync(string place)
    {
        string checkout = Path.Combine(_folder.FullName, place);
        foreach (string file in new[] { "generator", "runtime", "schema", "eng" }.SelectMany(part => SourceFiles.Under(part, ""))
            .Concat(Directory.EnumerateFiles(Repository.Root).Where(file => Path.GetFileName(file) != ".git")))
        {
            string target = Path.Combine(checkout, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await RunAsync(checkout, "git", "init", "--quiet");
        await RunAsync(checkout, "git", "remote", "add", "origin", Remote);
        await RunAsync(checkout, "git", "add", "--all");
        await RunAsync(
            checkout, "env", "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z",
            "git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "commit", "--quiet", "--message", "A state");
        string commit = (await RunAsync(checkout, "git", "rev-parse", "HEAD")).Trim();
        foreach (string project in new[] { "runtime/LdmCodegen.Runtime", "generator/LdmCodegen" })
        {
            await RunAsync(
                checkout, "dotnet", "pack", project, "-c", "Release", "-o", "packages", "--nologo", "-p:ContinuousIntegrationBuild=true",
                "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        }

        return (commit, Path.Combine(checkout, "packages"));
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        await using RunningProcess process = RunningProcess.StartIn(folder, program, arguments);
        (int code, List<string> lines) = await process.WaitForExitAsync(BuildTime);
        string output = string.Join('\n', lines);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{output}\n{process.Error}");
        return output;
    }

    /// <summary>Each file of a package with the hash of its bytes.</summary>
    private static string ContentsOf(string package)
    {
        StringBuilder list = new();
        using ZipArchive archive = ZipFile.OpenRead(package);
        foreach (ZipArchiveEntry entry in archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (!MadeByThePacker().IsMatch(entry.FullName))
            {
                using Stream stream = entry.Open();
                list.Append(entry.FullName).Append(' ').Append(Convert.ToHexString(SHA256.HashData(stream))).Append('\n');
            }
        }

        return list.ToString();
    }

    private static string? CommitOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        XElement repository = XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(Remote, repository.Attribute("url")?.Value);
        return repository.Attribute("commit")?.Value;
    }

    private static void AssertLeadsToSources(string symbols, string commit)
    {
        using ZipArchive archive = ZipFile.OpenRead(symbols);
        ZipArchiveEntry[] files =
            [.. archive.Entries.Where(entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        foreach (ZipArchiveEntry file in files)
        {
            using MemoryStream bytes = new();
            using (Stream stream = file.Open())
            {
                stream.CopyTo(bytes);
            }

            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. bytes.ToArray()]);
            MetadataReader pdb = provider.GetMetadataReader();
            CustomDebugInformation link = pdb.CustomDebugInformation.Select(pdb.GetCustomDebugInformation)
                .Single(one => pdb.GetGuid(one.Kind) == SourceLink);
            string json = Encoding.UTF8.GetString(pdb.GetBlobBytes(link.Value));
            Assert.Contains($"\"/_/*\":\"https://raw.githubusercontent.com/ldmcodegen/ldmcodegen/{commit}/*\"", json, StringComparison.Ordinal);
            Assert.All(
                pdb.Documents.Select(document => pdb.GetString(pdb.GetDocument(document).Name)),
                path => Assert.StartsWith("/_/", path, StringComparison.Ordinal));
        }
    }

    // Its name is drawn, and the list of relations holds it.
    [GeneratedRegex(@"^(_rels/\.rels|package/services/metadata/core-properties/.*\.psmdcp)$")]
    private static partial Regex MadeByThePacker();
}

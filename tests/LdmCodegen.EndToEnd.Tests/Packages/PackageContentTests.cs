using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>What lies in the packages.</summary>
[Collection(nameof(PackedPackages))]
public sealed partial class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Each_file_of_each_package_is_meant_to_be_there()
    {
        StringBuilder list = new();
        foreach (string package in Files("*.nupkg").Concat(Files("*.snupkg")))
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            list.Append(Path.GetFileName(package)).Append('\n');
            foreach (string name in archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal))
            {
                if (!PartOfEveryPackage().IsMatch(name) && !OfOthers().IsMatch(name))
                {
                    list.Append("  ").Append(name).Append('\n');
                }
            }
        }

        Snapshot.Match(list.ToString());
    }

    [Fact]
    public void All_packages_have_the_version_and_what_a_reader_needs()
    {
        string version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.All(Files("*.nupkg"), package =>
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            using Stream nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single();
            XNamespace ns = metadata.Name.Namespace;
            Assert.Equal(version, metadata.Element(ns + "version")?.Value);
            Assert.Equal("README.md", metadata.Element(ns + "readme")?.Value);
            Assert.Equal("icon.png", metadata.Element(ns + "icon")?.Value);
            Assert.Equal("MIT", metadata.Element(ns + "license")?.Value);
            Assert.NotEmpty(metadata.Element(ns + "description")!.Value);
            Assert.All(
                metadata.Descendants(ns + "dependency").Where(dependency => IsOurs(dependency.Attribute("id")!.Value)),
                dependency => Assert.Equal(version, dependency.Attribute("version")?.Value));
        });
    }

    [Fact]
    public void Samples_name_the_version_of_the_packages()
    {
        string version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        XElement[] references =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.csproj", SearchOption.AllDirectories)
                .SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
                .Where(reference => IsOurs(reference.Attribute("Include")!.Value)),
        ];

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(version, reference.Attribute("Version")?.Value));
    }

    private static bool IsOurs(string package) =>
        package.StartsWith("LdmCodegen", StringComparison.Ordinal) || package == "dotnet-ldm";

    private IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(packages.Packages, pattern).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^(_rels/|package/|\[Content_Types\]|icon\.png$|README\.md$|[^/]+\.nuspec$)")]
    private static partial Regex PartOfEveryPackage();

    [GeneratedRegex(@"^tools/.*/(?!LdmCodegen|dotnet-ldm|DotnetToolSettings)[^/]+$")]
    private static partial Regex OfOthers();
}

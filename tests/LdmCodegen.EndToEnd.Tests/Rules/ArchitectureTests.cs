using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LdmCodegen.EndToEnd.Tests.Rules;

/// <summary>The dependency rules of the house, read off the sources.</summary>
public sealed partial class ArchitectureTests
{
    private const string RuntimeFolder = "runtime/LdmCodegen.Runtime";

    private static readonly string[] Layers =
    [
        "Scheduling", "Xml", "Skeletons", "Tolerance", "Documents", "Framing", "Transport", "Negotiation", "Session",
        "Client", "Model",
        "Server",
    ];

    [Fact]
    public void The_schema_language_depends_on_nothing()
    {
        Assert.Empty(ReferencesOf("generator/LdmCodegen.Schema"));
        Assert.DoesNotContain(
            LinesOf("generator/LdmCodegen.Schema", ".cs"), line => line.Text.Contains("Microsoft.CodeAnalysis"));
    }

    [Fact]
    public void The_generator_depends_on_the_compiler_alone()
    {
        Assert.All(
            ReferencesOf("generator/LdmCodegen.Generator"),
            reference => Assert.StartsWith("Microsoft.CodeAnalysis", reference));
    }

    [Fact]
    public void Nothing_in_the_runtime_references_the_compiler()
    {
        IEnumerable<(string Place, string Text)> lines = LinesOf("runtime", ".cs", ".csproj");

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.Text.Contains("Microsoft.CodeAnalysis"));
    }

    [Theory]
    [InlineData("generator/LdmCodegen.Schema")]
    [InlineData("generator/LdmCodegen.Generator")]
    [InlineData("runtime/LdmCodegen.Runtime")]
    public void Nothing_of_one_protocol_is_written_where_every_protocol_lives(string folder)
    {
        IEnumerable<(string Place, string Text)> lines =
            LinesOf(folder, ".cs", ".scriban", ".csproj", ".props", ".targets");

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => WordsOfOneProtocol().IsMatch(line.Text));
    }

    [Fact]
    public void Each_layer_of_the_runtime_uses_only_the_layers_below_it()
    {
        List<string> faults = [];
        foreach (string path in SourceFiles.Under(RuntimeFolder, ".cs").Where(path => LayerOf(path) >= 0))
        {
            int own = LayerOf(path);
            foreach (Match use in UseOfLayer().Matches(File.ReadAllText(path)))
            {
                int used = Array.IndexOf(Layers, use.Groups[1].Value);
                if (used > own || (Layers[own] == "Server" && used >= 0 && Layers[used] == "Client"))
                {
                    faults.Add($"{SourceFiles.NameOf(path)} uses {use.Value}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_folder_of_the_runtime_is_a_known_layer()
    {
        Assert.All(
            SourceFiles.Under(RuntimeFolder, ".cs").Where(path => FolderOf(path) is not null),
            path => Assert.True(LayerOf(path) >= 0, SourceFiles.NameOf(path)));
    }

    [Fact]
    public void The_runtime_has_nothing_that_blocks_sleeps_or_hides_a_failure()
    {
        IEnumerable<(string Place, string Text)> lines = LinesOf(RuntimeFolder, ".cs");

        Assert.DoesNotContain(lines, line => Blocking().IsMatch(line.Text));
    }

    [Fact]
    public void Nothing_in_the_runtime_leaves_the_context_that_it_has_to_stay_on()
    {
        List<(string Place, string Text)> lines =
        [
            .. LinesOf(RuntimeFolder, ".cs").Where(line => !line.Place.Contains("/Scheduling/")),
            .. LinesOf("generator/LdmCodegen.Generator/Templates", ".scriban"),
        ];

        Assert.Contains(lines, line => line.Text.Contains("ConfigureAwait(Schedule.Here)"));
        Assert.DoesNotContain(lines, line => LeavesContext().IsMatch(line.Text));
    }

    private static IEnumerable<string> ReferencesOf(string folder) =>
        from path in SourceFiles.Under(folder, ".csproj")
        from element in XDocument.Load(path).Descendants()
        where element.Name.LocalName is "PackageReference" or "ProjectReference" or "Reference" or "FrameworkReference"
        select element.Attribute("Include")!.Value;

    private static IEnumerable<(string Place, string Text)> LinesOf(string folder, params string[] endings) =>
        from path in SourceFiles.Under(folder, endings)
        from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
        select ($"{SourceFiles.NameOf(path)}:{line.Number}", line.Text);

    // Values and the codecs that read and write them are one layer.
    private static int LayerOf(string path) =>
        Array.IndexOf(Layers, FolderOf(path) is "Values" ? "Xml" : FolderOf(path));

    private static string? FolderOf(string path)
    {
        string[] parts = SourceFiles.NameOf(path).Split('/');
        return parts.Length > 3 ? parts[2] : null;
    }

    [GeneratedRegex(
        @"(?<![a-z])ldom|LDM_interface|LDM_event|reg-domain|vcpu|spconfig|OtherResourceType|Logical Domains|netconf|rpc-reply",
        RegexOptions.IgnoreCase)]
    private static partial Regex WordsOfOneProtocol();

    [GeneratedRegex(@"LdmCodegen\.Runtime\.([A-Z][A-Za-z]+)\b(?=[;.])")]
    private static partial Regex UseOfLayer();

    [GeneratedRegex(
        @"\.Result\b(?=[;,.)\s]*$)|\.Wait\(|GetAwaiter\(\)\.GetResult|Thread\.Sleep|DateTime\.Now|async void"
        + @"|\bConsole\.|using System\.Reflection;")]
    private static partial Regex Blocking();

    [GeneratedRegex(
        @"ConfigureAwait\((false|ConfigureAwaitOptions)|Task\.Run\(|ThreadPool\.|\.ContinueWith\(|ReadAllAsync\("
        + @"|\w\.CancelAsync\(\)|[\w)](?<!Gate|Schedule|_stale)\.WaitAsync\(")]
    private static partial Regex LeavesContext();
}

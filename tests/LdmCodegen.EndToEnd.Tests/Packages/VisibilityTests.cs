namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>Two projects that generate internal types, one of which shows its own to the other.</summary>
[Collection(nameof(PackedPackages))]
public sealed class VisibilityTests(PackedPackages packages)
{
    private const string Strict =
        """
            <TargetFramework>net10.0</TargetFramework>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <LdmVisibility>internal</LdmVisibility>
        """;

    [Fact]
    public async Task Internal_types_of_two_projects_live_together()
    {
        await WriteAsync("visible/House/House.csproj", Project("<InternalsVisibleTo Include=\"House.Lamps\" />"));
        await WriteAsync("visible/House.Lamps/House.Lamps.csproj", Project("<ProjectReference Include=\"../House/House.csproj\" />"));
        await CopyAsync("samples/Doors/doors.protocol.xml", "visible/House/doors.protocol.xml");
        await CopyAsync("samples/TwoProtocols/lamps.protocol.xml", "visible/House.Lamps/lamps.protocol.xml");
        await WriteAsync(
            "visible/House.Lamps/Uses.cs",
            """
            internal static class Uses
            {
                public static string Name(Acme.Doors.DoorsMessage door) => door.Name;
            }
            """);

        Assert.Contains(" 0 Warning(s)", await packages.BuildAsync("visible/House.Lamps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protocol_that_a_reference_shows_already_is_told()
    {
        await WriteAsync("twice/House/House.csproj", Project("<InternalsVisibleTo Include=\"House.Tests\" />"));
        await WriteAsync("twice/House.Tests/House.Tests.csproj", Project("<ProjectReference Include=\"../House/House.csproj\" />"));
        await CopyAsync("samples/Doors/doors.protocol.xml", "twice/House/doors.protocol.xml");
        await CopyAsync("samples/Doors/doors.protocol.xml", "twice/House.Tests/doors.protocol.xml");

        string log = await packages.LogOfBuildAsync("twice/House.Tests");

        Assert.Contains("error LDM5008: Protocol 'Doors' is generated in the reference 'House' already", log, StringComparison.Ordinal);
    }

    private static string Project(string item) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
        {Strict}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LdmCodegen" Version="0.1.0" />
            {item}
          </ItemGroup>
        </Project>
        """;

    private async Task WriteAsync(string name, string text)
    {
        string path = Path.Combine(packages.Work, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private async Task CopyAsync(string from, string to) =>
        await WriteAsync(to, await File.ReadAllTextAsync(Path.Combine(packages.Work, from)));
}

namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>A project with everything that makes generated code hard to bear: old C#, no nullable annotations, every warning an error.</summary>
[Collection(nameof(PackedPackages))]
public sealed class HostTests(PackedPackages packages)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net8.0</TargetFramework>
            <LangVersion>9</LangVersion>
            <Nullable>disable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <AnalysisLevel>latest-recommended</AnalysisLevel>
            <IsAotCompatible>true</IsAotCompatible>
            <LdmGenerate>client;server</LdmGenerate>
          </PropertyGroup>
          <ItemGroup>
            <InternalsVisibleTo Include="Somebody" />
            <PackageReference Include="LdmCodegen" Version="0.1.0" />
            <LdmProtocol Include="$(LdmSchemaFolder)ldm.protocol.xml" Visibility="internal" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task An_old_and_strict_project_builds_two_protocols_without_a_warning()
    {
        string folder = Path.Combine(packages.Work, "strict");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "strict.csproj"), Project);
        File.Copy(
            Path.Combine(packages.Work, "samples/Doors/doors.protocol.xml"), Path.Combine(folder, "doors.protocol.xml"));

        Assert.Contains(" 0 Warning(s)", await packages.BuildAsync("strict"));

        // What the schema says stands in the documentation of the assembly.
        string documentation = await File.ReadAllTextAsync(Path.Combine(folder, "bin/Debug/net8.0/strict.xml"));
        Assert.Contains("T:Acme.Doors.DoorForcedEvent", documentation);
        Assert.Contains("A door was forced open.", documentation);
    }
}

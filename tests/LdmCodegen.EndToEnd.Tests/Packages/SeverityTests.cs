namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>How a project says how bad a finding is, through real builds: what docs/configuration.md promises.</summary>
[Collection(nameof(PackedPackages))]
public sealed class SeverityTests(PackedPackages packages)
{
    private const string Folder = "severity";

    private const string Schema =
        """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Safe" namespace="Acme.Safes" edition="1" doc="Safes.">
          <wire><message kind="event" root="e" unit="u" selector="s" payload="p"/></wire>
          <shape name="SafeRef" path="safe">
            <property name="Password" path="@password" doc="Opens it." />
          </shape>
          <events group="Safes"><event name="opened" shape="SafeRef" /></events>
        </protocol>
        """;

    [Theory]
    [InlineData("", "", "warning LDM4002", "error LDM4002")]
    [InlineData("<WarningsAsErrors>LDM4002</WarningsAsErrors>", "", "error LDM4002", "warning LDM4002")]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "", "error LDM4002", "warning LDM4002")]
    [InlineData(
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>LDM4002</WarningsNotAsErrors>", "",
        "warning LDM4002", "error LDM4002")]
    [InlineData("<NoWarn>$(NoWarn);LDM4002</NoWarn>", "", " 0 Warning(s)", "LDM4002")]
    [InlineData("", "is_global = true\ndotnet_diagnostic.LDM4002.severity = none", " 0 Warning(s)", "LDM4002")]
    [InlineData("", "is_global = true\ndotnet_diagnostic.LDM4001.severity = warning", "warning LDM4001", "error LDM")]
    [InlineData("", "is_global = true\ndotnet_diagnostic.LDM4001.severity = error", "error LDM4001", "error LDM4002")]
    public async Task A_project_decides_how_bad_a_finding_is(string properties, string globalConfig, string seen, string unseen)
    {
        string log = await BuildAsync(Schema, properties, (".globalconfig", globalConfig));

        Assert.Contains(seen, log, StringComparison.Ordinal);
        Assert.DoesNotContain(unseen, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_allows_a_finding_where_it_stands()
    {
        string allowed = Schema.Replace("name=\"Password\"", "name=\"Password\" allow=\"LDM4002\"", StringComparison.Ordinal);

        Assert.Contains(" 0 Warning(s)", await BuildAsync(allowed, "", (".globalconfig", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_of_an_editorconfig_do_not_reach_schemas()
    {
        const string Section = "root = true\n[*.xml]\ndotnet_diagnostic.LDM4002.severity = none\n";

        Assert.Contains("warning LDM4002", await BuildAsync(Schema, "", (".editorconfig", Section)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_editors_take_repairs_from_is_in_no_build()
    {
        string slip = Schema.Replace("shape=\"SafeRef\"", "shape=\"SafRef\"", StringComparison.Ordinal);

        string log = await BuildAsync(slip, "", (".globalconfig", ""));

        Assert.Contains("error LDM2006: There is no shape 'SafRef'; did you mean 'SafeRef'?", log, StringComparison.Ordinal);
        Assert.DoesNotContain("LDM5011", log, StringComparison.Ordinal);
    }

    private async Task<string> BuildAsync(string schema, string properties, (string Name, string Text) config)
    {
        string folder = Path.Combine(packages.Work, Folder);
        Directory.CreateDirectory(folder);
        foreach (string name in new[] { ".globalconfig", ".editorconfig" })
        {
            File.Delete(Path.Combine(folder, name));
        }

        if (config.Text.Length > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, config.Name), config.Text);
        }

        // Global configurations are looked for where source files are.
        await File.WriteAllTextAsync(Path.Combine(folder, "Safe.cs"), "internal static class Safe;");
        await File.WriteAllTextAsync(Path.Combine(folder, "safe.protocol.xml"), schema);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "severity.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="LdmCodegen" Version="0.1.0" /></ItemGroup>
            </Project>
            """);
        return await packages.LogOfBuildAsync(Folder);
    }
}

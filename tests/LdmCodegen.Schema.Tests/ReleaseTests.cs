using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests;

public sealed class ReleaseTests
{
    private const string Versions = """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Sample">
          <versions>
            <version id="1"><release id="r1" /><release id="r2" product="Second" /></version>
            <version id="2"><release id="r3" /></version>
          </versions>
          <wire><message kind="call" root="call" unit="cmd" selector="action" payload="data" /></wire>

        """;

    [Fact]
    public void Releases_are_parts_of_their_version() => Assert.Equal(
        ["1: r1, r2 Second", "2: r3"],
        Model("").Versions.Select(version => $"{version.Id}: " + string.Join(
            ", ", version.Releases.Select(release => $"{release.Id} {release.Product}".TrimEnd()))));

    [Theory]
    [InlineData("since='r2'", "1", "r2", null, null)]
    [InlineData("since='1' until='r2'", "1", null, "1", "r2")]
    [InlineData("since='r3'", "2", "r3", null, null)]
    [InlineData("since='r2' until='1'", "1", "r2", "1", null)]
    public void Since_and_until_name_a_version_or_a_release_of_it(
        string attributes, string? since, string? sinceRelease, string? until, string? untilRelease)
    {
        Facts facts = Model($"<action name='a' {attributes} />").Actions[0].Facts;

        Assert.Equal(
            (since, sinceRelease, until, untilRelease),
            (facts.Since, facts.SinceRelease, facts.Until, facts.UntilRelease));
    }

    [Theory]
    [InlineData("<action name='a' since='r2' until='r1' />", "LDM2013")]
    [InlineData("<action name='a' since='r3' until='1' />", "LDM2013")]
    [InlineData("<action name='a' since='r4' />", "LDM2012")]
    public void Releases_are_checked_like_versions(string fragment, string id) =>
        Assert.Equal([id], Compile(fragment).Diagnostics.Select(found => found.Id));

    [Theory]
    [InlineData("<release id='r1' />")]
    [InlineData("<release id='2' />")]
    public void A_release_that_is_named_already_is_reported_and_left_out(string release)
    {
        SchemaResult result = SchemaTester.CompileFile(
            Versions.Replace("<release id=\"r3\" />", release + "<release id='r9' />") + "</protocol>");

        Assert.Equal(["LDM2001"], result.Diagnostics.Select(found => found.Id));
        Assert.Equal(["r9"], result.Model!.Versions[1].Releases.Select(kept => kept.Id));
    }

    private static ProtocolModel Model(string fragment)
    {
        SchemaResult result = Compile(fragment);
        Assert.Equal("", string.Join("\n", result.Diagnostics));
        return result.Model!;
    }

    private static SchemaResult Compile(string fragment) => SchemaTester.CompileFile(Versions + fragment + "</protocol>");
}

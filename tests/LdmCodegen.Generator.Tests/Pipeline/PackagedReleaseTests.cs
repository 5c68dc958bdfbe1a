using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>The packaged schema for each of its versions and releases.</summary>
public sealed class PackagedReleaseTests
{
    private static readonly ProtocolModel Ldm = Compile();

    [Theory]
    [InlineData("1.0", "add-policy", "list-dependencies list-io set-io set-vsan")]
    [InlineData("ldoms-1.3", "add-vdpcs", "add-policy list-dependencies")]
    [InlineData("1.1", "add-policy", "list-dependencies")]
    [InlineData("ovm-3.3", "set-io add-policy", "list-dependencies add-vhba list-io")]
    [InlineData("ovm-3.4", "list-dependencies add-vhba", "list-io set-vsan")]
    [InlineData("1.3", "list-dependencies list-io", "set-vsan")]
    [InlineData("ovm-3.6", "set-vsan list-io", "")]
    [InlineData("1.7", "set-vsan list-io", "")]
    public void A_target_has_the_actions_of_its_release_and_no_newer_ones(string target, string there, string hidden)
    {
        HashSet<string> actions = [.. For(target).Actions.Select(action => action.Name)];

        Assert.Superset(there.Split(' ').ToHashSet(), actions);
        Assert.All(hidden.Split(' '), name => Assert.DoesNotContain(name, actions));
    }

    [Theory]
    [InlineData("ovm-2.1", 5, "linkprop", "default-vlan-id inter_vnet_link")]
    [InlineData("ldoms-1.2", 2, "dev_path", "linkprop")]
    public void A_target_has_the_properties_of_its_release(string target, int releases, string there, string hidden)
    {
        ProtocolModel model = For(target);
        string[] keys = [.. model.Resources.Single(one => one.Wire == "vsw").Properties.Select(one => one.Key ?? "")];

        Assert.Contains(there, keys);
        Assert.Empty(hidden.Split(' ').Intersect(keys));
        Assert.Equal(releases, model.Versions.Sum(version => version.Releases.Count));
    }

    [Fact]
    public void Every_target_keeps_what_its_elements_refer_to()
    {
        foreach (string target in Ldm.Versions.SelectMany(version => version.Releases.Select(one => one.Id).Prepend(version.Id)))
        {
            ProtocolModel model = For(target);
            HashSet<string> enums = [.. model.Enums.Select(one => one.NameClr)];
            HashSet<string> resources = [.. model.Resources.Select(one => one.NameClr)];

            Assert.All(
                model.Resources.SelectMany(one => one.Properties).Concat(model.Shapes.SelectMany(one => one.Properties))
                    .Where(property => property.Type.Kind is TypeKind.Enum),
                property => Assert.Contains(property.Type.Enum!, enums));
            Assert.All(
                model.Shapes.SelectMany(one => one.Items).Where(items => items.Resource is not null),
                items => Assert.Contains(items.Resource!, resources));
        }
    }

    private static ProtocolModel For(string target) => VersionFilter.For(Ldm, target)!.Apply(Ldm);

    private static ProtocolModel Compile()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        return SchemaCompiler.Compile(SchemaCompiler.Read("ldm.protocol.xml", text), []).Model!;
    }
}

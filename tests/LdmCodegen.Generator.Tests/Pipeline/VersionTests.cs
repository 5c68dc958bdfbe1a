using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

public sealed class VersionTests
{
    [Fact]
    public void Without_a_target_version_everything_is_there()
    {
        ProtocolModel model = ModelFor(null);

        Assert.Equal(["1", "2"], model.Versions.Select(version => version.Id));
        Assert.Contains(model.Actions, action => action.Name == "hold-door");
    }

    [Fact]
    public void The_newest_version_has_everything()
    {
        Assert.Equal(ModelFor(null), ModelFor("2"));
    }

    [Fact]
    public void An_older_version_leaves_out_what_is_newer()
    {
        ProtocolModel model = ModelFor("1");

        Assert.Equal(["1"], model.Versions.Select(version => version.Id));
        Assert.Equal(["east"], Assert.Single(model.Enums).Values.Select(value => value.Wire));
        ResourceModel resource = Assert.Single(model.Resources);
        Assert.Equal("Lock", resource.Name);
        Assert.Equal(["State"], resource.Properties.Select(property => property.Name));
        ShapeModel shape = model.Shapes.Single(shape => shape.Name == "DoorParts");
        Assert.Equal(["Door"], shape.Properties.Select(property => property.Name));
        Assert.Equal(["Lock"], shape.Items.Select(items => items.Name));
        Assert.Equal(["Passage", "Alarm"], model.Groups.Select(group => group.Name));
        Assert.Equal(["door-opened", "door-closed"], model.Groups[0].Events.Select(item => item.Name));
        Assert.DoesNotContain(model.Actions, action => action.Facts.Since == "2");
        ActionModel open = model.Actions.Single(action => action.Name == "open-door");
        Assert.Empty(open.Options);
        Assert.Equal(["door-opened"], open.Emits);
        Assert.Equal(["event:door-opened"], model.Examples.Select(example => example.Of));
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("doors-2b", true)]
    [InlineData("doors-2a", false)]
    [InlineData("1", false)]
    public void A_release_leaves_out_what_later_ones_of_its_version_have(string target, bool isThere)
    {
        string text = Doors
            .Replace("<version id=\"2\"/>", "<version id=\"2\"><release id=\"doors-2a\"/><release id=\"doors-2b\"/></version>")
            .Replace("<action name=\"hold-door\"", "<action name=\"bolt-door\" since=\"doors-2b\"/><action name=\"hold-door\"");
        ProtocolModel model = ModelFor(target, text);

        Assert.Equal(isThere, model.Actions.Any(action => action.Name == "bolt-door"));
        Assert.Equal(target != "1", model.Actions.Any(action => action.Name == "hold-door"));
        Assert.Equal(target == "1" ? 0 : isThere ? 2 : 1, model.Versions.Sum(version => version.Releases.Count));
    }

    [Fact]
    public void A_kept_element_does_not_refer_to_what_is_left_out()
    {
        string text = Doors
            .Replace("unwatch-all\" includes=\"Passage Alarm\" since=\"2\"", "unwatch-all\" includes=\"Passage Alarm\"")
            .Replace("<events group=\"Alarm\"", "<events since=\"2\" group=\"Alarm\"");
        EventGroupModel everything = ModelFor("1", text).Groups.Single(group => group.Name == "Everything");

        Assert.Null(everything.Register);
        Assert.Null(everything.Unregister);
        Assert.Equal(["Passage"], everything.Includes);
    }

    private static ProtocolModel ModelFor(string? version, string? text = null)
    {
        Run run = Driver.For((DoorsPath, text ?? Doors)).With("LdmTargetVersion", version ?? "").Run();
        Assert.Empty(run.Diagnostics);
        return Assert.IsType<ProtocolJob>(Assert.Single(run.Values(StageNames.Model))).Model;
    }
}

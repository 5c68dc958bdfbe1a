using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>What the compiler would say of a file that nobody wrote is told at the name in the schema.</summary>
public sealed class TakenTypeTests
{
    [Theory]
    [InlineData("class Wing { }", "Wing", "CS0101")]
    [InlineData("partial struct Wing { }", "Wing", "CS0260")]
    [InlineData("record DoorOpenedEvent;", "door-opened", "CS0260")]
    [InlineData("partial class DoorOpenedEvent { }", "door-opened", "CS0261")]
    [InlineData("enum DoorOpenedEvent { }", "door-opened", "CS0101")]
    [InlineData("delegate void DoorOpenedEvent();", "door-opened", "CS0101")]
    [InlineData("class DoorsPassageEvent { }", "Passage", "CS0101")]
    [InlineData("struct OpenDoorRequest { }", "open-door", "CS0101")]
    [InlineData("interface OpenDoorReply { }", "open-door", "CS0101")]
    [InlineData("class LockResource { }", "Lock", "CS0101")]
    [InlineData("class LockElement { }", "Lock", "CS0260")]
    [InlineData("class DoorRefContent { }", "DoorRef", "CS0101")]
    [InlineData("class DoorsClient { }", "Doors", "CS0260")]
    [InlineData("class IDoorsEventHandler { }", "Doors", "CS0261")]
    [InlineData("namespace OpenDoorReply { class C { } }", "open-door", "CS0101")]
    public void A_type_of_the_project_is_told_at_the_name_in_the_schema(string declared, string name, string code)
    {
        Run run = Driver.For((DoorsPath, Doors)).WithSource($"namespace Demo.Doors {{ {declared} }}").Run();

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("LDM5012", found.Id);
        AssertAt(found, name);
        Assert.Equal("User1.cs", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
        Assert.Contains(run.Compile(), one => one.Id == code || one.Id is "CS0101" or "CS0260" or "CS0261");
    }

    [Theory]
    [InlineData("namespace Demo.Doors { partial record DoorOpenedEvent { internal int Length => 1; } }")]
    [InlineData("namespace Demo.Doors { public partial class DoorsClient { } public partial class DoorsClient { } }")]
    [InlineData("namespace Demo.Doors { public partial interface IDoorsEventHandler { } }")]
    [InlineData("namespace Demo.Doors { class Wing<T> { } class DoorOpened { } class Outer { class Wing { } } }")]
    [InlineData("namespace Demo.Doors { file class Wing { } }")]
    [InlineData("namespace Demo.Doors { class DoorsServer { } }")]
    [InlineData("namespace Demo { class Wing { } }")]
    [InlineData("namespace Demo { class Doors<T> { } }")]
    [InlineData("class Wing { }")]
    public void A_declaration_that_stands_beside_the_generated_ones_is_not_told(string source)
    {
        Driver.For((DoorsPath, Doors)).WithSource(source).Run().AssertCompiles();
    }

    [Theory]
    [InlineData("class Demo { }")]
    [InlineData("namespace Demo { class Doors { } }")]
    public void A_namespace_that_is_a_type_of_the_project_is_told_at_the_namespace(string source)
    {
        Run run = Driver.For((DoorsPath, Doors)).WithSource(source).Run();

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("LDM5012", found.Id);
        AssertAt(found, "Demo.Doors");
        Assert.Contains(run.Compile(), one => one.Id == "CS0101");
    }

    [Fact]
    public void Two_protocols_of_one_namespace_that_give_one_type_are_told_in_the_second()
    {
        string gates = Gates.Replace("Demo.Gates", "Demo.Doors");
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, gates)).Run();

        Assert.All(run.Diagnostics, found => Assert.Equal(("LDM5012", GatesPath), (found.Id, PathOf(found))));
        Assert.Contains(run.Diagnostics, found => found.GetMessage().Contains("'Demo.Doors.DoorOpenedEvent'", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Diagnostics, found => found.GetMessage().Contains("GateRaised", StringComparison.Ordinal));
        Assert.Empty(Driver.For((DoorsPath, Doors), (GatesPath, Gates)).Run().Diagnostics);
    }

    [Fact]
    public void A_moved_line_moves_the_finding_and_renders_nothing()
    {
        Run first = Driver.For((DoorsPath, Doors)).WithSource("namespace Demo.Doors { class Wing { } }").Run();
        Run moved = first.Driver.Edit(DoorsPath, text => text.Replace("  <enum", "\n\n  <enum")).Run();

        int line = first.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;
        Assert.Equal(line + 2, moved.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(moved.Rendered);
        Assert.Equal([Cached], moved.Reasons(StageNames.Plan));
    }

    private static void AssertAt(Diagnostic found, string name)
    {
        Assert.Equal(DoorsPath, PathOf(found));
        Assert.Equal(name, Doors.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    private static string PathOf(Diagnostic found) => found.Location.GetLineSpan().Path;
}

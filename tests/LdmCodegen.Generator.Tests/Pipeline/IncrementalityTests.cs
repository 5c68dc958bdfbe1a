using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LdmCodegen.Generator.Tests.Pipeline;

public sealed class IncrementalityTests
{
    [Fact]
    public void An_edit_of_other_source_runs_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors), (ContractPath, Contract)).Run()
            .Driver.EditSource("class C { int x; }").Run();

        Assert.All(StageNames.All, stage => AssertSame(run.Reasons(stage)));
        AssertSame(run.OutputReasons.Values);
    }

    [Fact]
    public void An_edit_of_another_kind_of_additional_file_runs_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors), (ContractPath, Contract), ("/project/notes.txt", "old")).Run()
            .Driver.Edit("/project/notes.txt", _ => "new").Run();

        Assert.All(StageNames.All, stage => AssertSame(run.Reasons(stage)));
        AssertSame(run.OutputReasons.Values);
    }

    [Fact]
    public void An_edit_of_the_contract_compiles_the_schema_again_and_renders_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors), (ContractPath, Contract)).Run()
            .Driver.Edit(ContractPath, text => text + "event door-lost group=Passage\n").Run();

        Assert.Equal([Modified], run.Reasons(StageNames.Compile));
        Assert.Equal(["LDM3001", "LDM3001"], run.Diagnostics.Where(found => found.Id == "LDM3001").Select(found => found.Id));
        Assert.Equal([Unchanged], run.Reasons(StageNames.Model));
        AssertSame(run.OutputReasons.Values);
    }

    [Fact]
    public void An_edit_of_an_unrelated_protocol_runs_nothing_of_this_one()
    {
        string other = Doors.Replace("\"Doors\"", "\"Other\"");
        Run run = Driver.For((DoorsPath, Doors), ("/project/other.protocol.xml", other)).Run()
            .Driver.Edit("/project/other.protocol.xml", text => text.Replace("A door was opened.", "A door is open.")).Run();

        Assert.Equal([Unchanged, Modified], run.Reasons(StageNames.Link));
        Assert.Equal([Cached, Modified], run.Reasons(StageNames.Compile));
        AssertSame(run.OutputReasons
            .Where(pair => pair.Key.StartsWith("Doors.", StringComparison.Ordinal)).Select(pair => pair.Value));
    }

    [Theory]
    [InlineData("<event name=\"door-closed\"", "<event   name=\"door-closed\"")]
    [InlineData("<versions", "\n\n\n<versions")]
    [InlineData("<doc>", "<!-- a remark --><doc>")]
    [InlineData("edition=\"1\">", "edition='1' >")]
    public void A_schema_edit_without_meaning_ends_where_the_schema_is_compiled(string before, string after)
    {
        Run run = Driver.For((DoorsPath, Doors)).Run().Driver.Edit(DoorsPath, text => text.Replace(before, after)).Run();

        Assert.Equal([Unchanged], run.Reasons(StageNames.Compile));
        Assert.All(
            [StageNames.Settings, StageNames.Language, StageNames.Model, StageNames.Plan, StageNames.View],
            stage => AssertSame(run.Reasons(stage)));
        AssertSame(run.OutputReasons.Values);
    }

    [Fact]
    public void A_moved_finding_is_reported_anew_and_renders_nothing()
    {
        Run first = Driver.For((DoorsPath, Doors.Replace("type=\"mac\"", "type=\"mack\""))).Run();
        Run run = first.Driver.Edit(
            DoorsPath, text => text.Replace("<resource name=\"Camera\"", "\n<resource name=\"Camera\"")).Run();

        int line = first.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;
        Assert.Equal(line + 1, run.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal([Modified], run.Reasons(StageNames.Compile));
        Assert.Equal([Unchanged], run.Reasons(StageNames.Model));
        AssertSame(run.OutputReasons.Values);
    }

    [Fact]
    public void An_edit_of_an_imported_schema_compiles_the_importing_one_again()
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates)).Run()
            .Driver.Edit(DoorsPath, text => text.Replace("A door was opened.", "A door is open.")).Run();

        Assert.Equal([Modified, Modified], run.Reasons(StageNames.Model));
    }

    [Fact]
    public void An_edit_of_an_importing_schema_leaves_the_imported_one_alone()
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates)).Run()
            .Driver.Edit(GatesPath, text => text.Replace("A gate was raised.", "A gate is up.")).Run();

        Assert.Equal([Unchanged, Modified], run.Reasons(StageNames.Link));
        Assert.Equal([Cached, Modified], run.Reasons(StageNames.Compile));
    }

    [Fact]
    public void A_changed_property_reaches_the_model()
    {
        Run run = Driver.For((DoorsPath, Doors)).Run().Driver.With("LdmVisibility", "internal").Run();

        Assert.Equal([Modified], run.Reasons(StageNames.Settings));
        Assert.Equal([Modified], run.Reasons(StageNames.Model));
    }

    [Fact]
    public void A_property_set_to_its_default_changes_nothing()
    {
        Run run = Driver.For((DoorsPath, Doors)).Run().Driver.With("LdmVisibility", "public").Run();

        Assert.All(
            [StageNames.Settings, StageNames.Link, StageNames.Compile, StageNames.Model],
            stage => AssertSame(run.Reasons(stage)));
    }

    private static void AssertSame(IEnumerable<IncrementalStepRunReason> reasons) =>
        Assert.All(reasons, reason => Assert.True(reason is Cached or Unchanged, reason.ToString()));
}

using LdmCodegen.Schema.Model;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests.Coverage;

/// <summary>The packaged schema against the tables of the guides: nothing is missing, and all is typed as they say.</summary>
public sealed class LdmCoverageTests
{
    private static readonly ProtocolModel Ldm = Compile();

    public static IEnumerable<object[]> Actions => CoverageTable.Theory("actions");

    public static IEnumerable<object[]> Options => CoverageTable.Theory("options");

    public static IEnumerable<object[]> Events => CoverageTable.Theory("events");

    public static IEnumerable<object[]> Resources => CoverageTable.Theory("resources");

    public static IEnumerable<object[]> Carriers =>
        CoverageTable.Theory("carriers").Concat(CoverageTable.Theory("other-carriers"));

    [Fact]
    public void The_tables_have_as_many_rows_as_the_guides()
    {
        Assert.Equal(77, CoverageTable.Rows("actions").DistinctBy(row => row[0]).Count());
        Assert.Equal(49, CoverageTable.Rows("events").DistinctBy(row => row[0]).Count());
        Assert.Equal(20, CoverageTable.Rows("resources").DistinctBy(row => row[0]).Count());
        Assert.Equal(77, CoverageTable.Rows("carriers").DistinctBy(row => row[0] + row[1]).Count());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Action_is_there_with_its_releases_its_request_and_what_it_causes(
        string name, string first, string last, string has, string emits)
    {
        ActionModel action = Assert.Single(Ldm.Actions, one => one.Name == name);
        ShapeModel shape = Ldm.Shapes.Single(one => one.Name == action.Request.Shape);
        bool isOptional = action.Request.Occurs == Occurs.Optional;

        Assert.Equal(first, Since(action.Facts));
        Assert.Equal(last, Until(action.Facts));
        Assert.Equal(has, string.Join(" ", shape.Properties
            .Select(property => property.Name + (property.Name == "Domain" && (isOptional || !property.Required) ? "?" : ""))
            .Concat(shape.Items.Select(items => items.Name))));
        Assert.Equal(emits, string.Join(" ", action.Emits));
        Assert.Equal(name.StartsWith("list-", StringComparison.Ordinal), action.Safe);
        Assert.NotNull(action.Facts.Source);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_is_there_with_its_operand(string action, string flag, string operand)
    {
        OptionModel option = Assert.Single(
            Ldm.Actions.Single(one => one.Name == action).Options, one => (one.Flag ?? "") == flag);

        Assert.Equal(
            operand, option.Type is null ? "flag" : TypeOf(option.Type) + (option.OperandOptional ? "?" : ""));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_is_in_its_group_with_its_payload(string name, string group, string has)
    {
        EventGroupModel found = Assert.Single(Ldm.Groups, one => one.Events.Any(declared => declared.Name == name));
        EventModel declared = found.Events.Single(one => one.Name == name);
        ShapeModel shape = Ldm.Shapes.Single(one => one.Name == declared.Shape.Shape);
        HashSet<string> members =
            [.. shape.Properties.Select(property => property.Name), .. shape.Items.Select(items => items.Name)];

        Assert.Equal(group, found.Name);
        Assert.Superset(has.Split(' ').ToHashSet(), members);
        Assert.NotNull(declared.Facts.Source);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_is_there_with_its_releases(string wire, string first, string last)
    {
        ResourceModel resource = Assert.Single(Ldm.Resources, one => one.Wire == wire);

        Assert.Equal((first, last), (Since(resource.Facts), Until(resource.Facts)));
        Assert.NotNull(resource.Facts.Source);
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Carrier_is_a_property_with_its_type_unit_and_release(
        string wire, string carrier, string type, string unit, string first)
    {
        ResourceModel resource = Ldm.Resources.Single(one => one.Wire == wire);
        PropertyModel property = Assert.Single(resource.Properties, one => CarrierOf(one) == carrier);

        Assert.Equal(type, TypeOf(property.Type));
        Assert.Equal(unit, property.Unit ?? "");
        Assert.Equal(first, Since(property.Facts));
        Assert.Equal(carrier is "@username" or "@password", property.Sensitive);
        Assert.Equal(wire == "var" && carrier == "@value", property.PreserveSpace);
        Assert.NotNull(property.Facts.Source);
    }

    [Fact]
    public void What_no_page_shows_says_so()
    {
        HashSet<string> documented = [.. CoverageTable.Rows("actions").Select(row => row[0])];

        Assert.All(
            Ldm.Actions.Where(action => !documented.Contains(action.Name)),
            action => Assert.NotNull(action.Facts.Note));
    }

    [Fact]
    public void The_reference_page_is_what_the_schema_says()
    {
        string path = Path.Combine(Repository.Root, "docs/ldm-reference.md");
        string page = new LdmReference(Ldm).Print();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string CarrierOf(PropertyModel property) =>
        property.Key is { } key ? "@" + key : property.Paths[0].ToString();

    private static string TypeOf(TypeModel type) => type.Kind switch
    {
        TypeKind.Enum => type.Enum!,
        TypeKind.List => "List of " + TypeOf(type.Element!),
        _ => type.Kind.ToString(),
    };

    private static string Since(Facts facts) => facts.SinceRelease ?? facts.Since ?? "";

    private static string Until(Facts facts) => facts.UntilRelease ?? facts.Until ?? "";

    private static ProtocolModel Compile()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml"));
        return SchemaCompiler.Compile(SchemaCompiler.Read("ldm.protocol.xml", text), []).Model!;
    }
}

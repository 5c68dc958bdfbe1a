using LdmCodegen.Generator.Templating;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Tests.Templating;

internal sealed record DemoView
{
    public string Name { get; } = "demo";

    public string EmptyText { get; } = "";

    public string Lines { get; } = "one\ntwo";

    public string? Nothing { get; init; }

    public int Count { get; } = 3;

    public bool On { get; } = true;

    public bool Off { get; init; }

    public DemoItem Inner { get; } = new("Inner");

    public EquatableArray<DemoItem> Items { get; } = new([new("One"), new("Two"), new("Three")]);

    public EquatableArray<string> Pair { get; } = new(["a", "b"]);
}

internal sealed record DemoItem(string NameClr);

internal static class Rendering
{
    public static string Render(string template, object view) => Template.Parse("demo", template).Render(view);
}

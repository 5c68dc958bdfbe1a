using LdmCodegen.Generator.Templating;

namespace LdmCodegen.Generator.Tests.Templating;

public sealed class TemplateFaultTests
{
    [Theory]
    [InlineData("a {{ name", "1,3", "not closed")]
    [InlineData("{{ if on }}x", "1,1", "no 'end'")]
    [InlineData("x\n {{ end }}", "2,2", "no 'if' or 'for'")]
    [InlineData("{{ if on }}{{ else }}{{ else }}{{ end }}", "1,22", "expected 'end'")]
    [InlineData("{{ if on }}{{ else for }}{{ end }}", "1,20", "'if' or nothing")]
    [InlineData("{{ for x items }}{{ end }}", "1,1", "for name in list")]
    [InlineData("{{ include name }}", "1,1", "include 'name'")]
    [InlineData("{{ name\n}}", "1,8", "on one line")]
    [InlineData("{{ name | upcase }}", "1,9", "'|' is outside")]
    [InlineData("{{ x = 1 }}", "1,6", "'=' is outside")]
    [InlineData("{{ items[0] }}", "1,9", "'[' is outside")]
    [InlineData("{{ while on }}{{ end }}", "1,4", "'while' is outside")]
    [InlineData("{{ with inner }}{{ end }}", "1,4", "'with' is outside")]
    [InlineData("{{ name name }}", "1,9", "not expected")]
    [InlineData("{{ inner. }}", "1,9", "member name is missing")]
    [InlineData("{{ (name }}", "1,4", "not closed")]
    [InlineData("{{ ! }}", "1,1", "value is missing")]
    [InlineData("{{ 'x }}", "1,4", "string is not closed")]
    [InlineData("{{ '\\q' }}", "1,5", "escape is outside")]
    [InlineData("{{ 99999999999 }}", "1,4", "not a whole number")]
    [InlineData("{{ for.index }}", "1,4", "inside a loop")]
    [InlineData("{{ for x in items }}{{ for.length }}{{ end }}", "1,24", "for.first")]
    [InlineData("{%{ raw }%}", "1,1", "escape blocks")]
    [InlineData("{{ end if }}", "1,1", "no 'if' or 'for'")]
    [InlineData("{{ if on }}{{ end if }}", "1,19", "not expected")]
    [InlineData("x\n  {{ for x in items ~}}\n y\n{{ end }}", "2,3", "opens with {{~")]
    public void What_the_subset_does_not_have_is_refused_where_it_stands(string template, string position, string fault)
    {
        TemplateException thrown = Assert.Throws<TemplateException>(() => Template.Parse("demo", template));

        Assert.StartsWith($"demo({position}): ", thrown.Message);
        Assert.Contains(fault, thrown.Message);
    }

    [Theory]
    [InlineData("x\n  {{ nme }}", "2,6", "DemoView has no member 'nme'")]
    [InlineData("{{ inner.nme }}", "1,10", "DemoItem has no member 'nme'")]
    [InlineData("{{ nothing.length }}", "1,12", "'nothing' is null")]
    [InlineData("{{ items }}", "1,4", "a value to print")]
    [InlineData("{{ inner }}", "1,4", "a value to print")]
    [InlineData("{{ if items }}{{ end }}", "1,7", "always true")]
    [InlineData("{{ if count }}{{ end }}", "1,7", "always true")]
    [InlineData("{{ for x in name }}{{ end }}", "1,13", "not String")]
    [InlineData("{{ for x in nothing }}{{ end }}", "1,13", "not null")]
    [InlineData("{{ for name in items }}{{ end }}", "1,8", "hides a member")]
    [InlineData("{{ name == 3 }}", "1,4", "not compared")]
    [InlineData("{{ items == items }}", "1,4", "not compared")]
    [InlineData("x\n  {{ lines }}", "2,6", "prints one line")]
    [InlineData("{{ include 'gone' }}", "1,1", "no template 'gone'")]
    public void What_the_view_does_not_give_is_refused_where_it_stands(string template, string position, string fault)
    {
        Template parsed = Template.Parse("demo", template);

        TemplateException thrown = Assert.Throws<TemplateException>(() => parsed.Render(new DemoView()));

        Assert.StartsWith($"demo({position}): ", thrown.Message);
        Assert.Contains(fault, thrown.Message);
    }

    [Fact]
    public void A_fault_in_an_included_template_names_that_template()
    {
        TemplateSet templates = new([("page", "{{ include 'part' }}"), ("part", "\n{{ gone }}")]);

        TemplateException thrown = Assert.Throws<TemplateException>(() => templates.Render("page", new DemoView()));

        Assert.StartsWith("part(2,4): ", thrown.Message);
    }

    [Fact]
    public void A_template_that_includes_itself_is_refused()
    {
        TemplateSet templates = new([("page", "{{ include 'page' }}")]);

        Assert.Contains(
            "includes itself",
            Assert.Throws<TemplateException>(() => templates.Render("page", new DemoView())).Message);
    }

    [Fact]
    public void A_set_with_an_include_of_nothing_does_not_load()
    {
        Assert.Contains(
            "page(1,1): there is no template 'part'",
            Assert.Throws<TemplateException>(() => new TemplateSet([("page", "{{ include 'part' }}")])).Message);
    }

    [Fact]
    public void Every_embedded_template_parses_and_finds_its_includes()
    {
        Assert.NotEmpty(TemplateLibrary.Names);
    }
}

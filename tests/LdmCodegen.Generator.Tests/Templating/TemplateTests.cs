using LdmCodegen.Generator.Templating;

namespace LdmCodegen.Generator.Tests.Templating;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("plain } text { here", "plain } text { here")]
    [InlineData("<{{ name }}>", "<demo>")]
    [InlineData("<{{name}}>", "<demo>")]
    [InlineData("{{ count }} {{ on }} {{ off }} [{{ nothing }}]", "3 true false []")]
    [InlineData("{{ inner.name_clr }}", "Inner")]
    [InlineData("{{ \"{{\" }} {{ 'a\\'b\\n' }} {{ 12 }}", "{{ a'b\n 12")]
    [InlineData("a{{ # a remark }}b{{# one more #}}c{{ ## over\ntwo lines ## }}d", "abcd")]
    public void Tags_print_values(string template, string expected)
    {
        Assert.Equal(expected, Render(template));
    }

    [Theory]
    [InlineData("a  \n\t {{- name -}} \n\n b", "ademob")]
    [InlineData("a  \n  {{~ name ~}}  \n  b", "a  \ndemo  b")]
    [InlineData("a {{~ name ~}} b", "ademob")]
    [InlineData("a\n\n  {{~ name ~}}\n\nb", "a\n\ndemo\nb")]
    [InlineData("a {{ name }} b\n", "a demo b\n")]
    [InlineData("{{~ # only a remark ~}}\n  b", "  b")]
    [InlineData("{{ name -}}  {{ name }}", "demodemo")]
    [InlineData("{{ name }}  {{- name }}", "demodemo")]
    public void Marks_strip_white_space_as_scriban_does(string template, string expected)
    {
        Assert.Equal(expected, Render(template));
    }

    [Fact]
    public void A_statement_alone_on_its_line_leaves_nothing_of_the_line()
    {
        string text = Render(
            """
            <ul>
                {{~ for item in items ~}}
                <li>{{ item.name_clr }}</li>
                {{~ end ~}}
            </ul>

            """);

        Assert.Equal(
            """
            <ul>
                <li>One</li>
                <li>Two</li>
                <li>Three</li>
            </ul>

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_loop_knows_where_it_stands()
    {
        Assert.Equal(
            "0:One, 1:Two, 2:Three.",
            Render("{{ for x in items }}{{ for.index }}:{{ x.name_clr }}{{ if for.last }}.{{ else }}, {{ end }}{{ end }}"));
        Assert.Equal(
            "One-Two-Three",
            Render("{{ for x in items }}{{ if !for.first }}-{{ end }}{{ x.name_clr }}{{ end }}"));
    }

    [Fact]
    public void Loop_members_are_those_of_the_innermost_loop()
    {
        Assert.Equal(
            "a0b1:0 a0b1:1 ",
            Render("{{ for outer in pair }}{{ for x in pair }}{{ x }}{{ for.index }}{{ end }}:{{ for.index }} {{ end }}"));
    }

    [Theory]
    [InlineData("on", "yes")]
    [InlineData("off", "no")]
    [InlineData("!off", "yes")]
    [InlineData("nothing", "no")]
    [InlineData("name", "yes")]
    [InlineData("empty_text", "yes")]
    [InlineData("inner", "yes")]
    [InlineData("on && off", "no")]
    [InlineData("on || off", "yes")]
    [InlineData("off || on && on", "yes")]
    [InlineData("!(on && off) && on", "yes")]
    [InlineData("!off && off", "no")]
    [InlineData("name == 'demo'", "yes")]
    [InlineData("name != 'demo'", "no")]
    [InlineData("count == 3", "yes")]
    [InlineData("nothing == null", "yes")]
    [InlineData("name == null", "no")]
    [InlineData("items.count == 3", "yes")]
    [InlineData("items.is_empty", "no")]
    [InlineData("off && missing.name", "no")]
    public void Conditions_follow_scriban(string condition, string expected)
    {
        Assert.Equal(expected, Render("{{ if " + condition + " }}yes{{ else }}no{{ end }}"));
    }

    [Fact]
    public void The_first_true_branch_is_taken()
    {
        const string Template = "{{ if a }}A{{ else if b }}B{{ else if c }}C{{ else }}-{{ end }}";

        Assert.Equal("A", Rendering.Render(Template, new { A = true, B = true, C = false }));
        Assert.Equal("B", Rendering.Render(Template, new { A = false, B = true, C = true }));
        Assert.Equal("C", Rendering.Render(Template, new { A = false, B = false, C = true }));
        Assert.Equal("-", Rendering.Render(Template, new { A = false, B = false, C = false }));
    }

    [Fact]
    public void An_include_sees_the_variables_of_where_it_stands()
    {
        TemplateSet templates = new(
        [
            ("page", "{{ for item in items }}{{ include 'part' }}{{ end }}"),
            ("part", "[{{ name }} {{ item.name_clr }}]"),
        ]);

        Assert.Equal("[demo One][demo Two][demo Three]", templates.Render("page", new DemoView()));
    }

    [Fact]
    public void Line_ends_of_the_template_file_do_not_reach_the_output()
    {
        Assert.Equal("a\n  demo\nb\n", Render("a\r\n  {{ name }}\r\n{{~ # gone ~}}\r\nb\r\n"));
    }

    [Fact]
    public void An_indented_tag_may_open_a_block_on_its_own_line()
    {
        Assert.Equal("    demo class", Render("    {{ if on }}{{ name }} {{ end }}class"));
    }

    [Theory]
    [InlineData("NameClr", "name_clr")]
    [InlineData("Name", "name")]
    [InlineData("IsHTTPServer", "is_httpserver")]
    [InlineData("XMLName", "xmlname")]
    [InlineData("Value2Text", "value2_text")]
    public void Members_are_named_as_scriban_names_them(string clrName, string expected)
    {
        Assert.Equal(expected, ViewMembers.Rename(clrName));
    }

    private static string Render(string template) => Rendering.Render(template, new DemoView());
}

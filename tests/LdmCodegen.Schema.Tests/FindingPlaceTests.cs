namespace LdmCodegen.Schema.Tests;

/// <summary>Where findings stand. In these schemas the place of the one finding is between « and ».</summary>
public sealed class FindingPlaceTests
{
    [Theory]
    [InlineData("LDM1002", "<«evnt» name='a' />")]
    [InlineData("LDM1002", "<events group='G'>\r\n\t<«evnt» name='a' />\r\n</events>")]
    [InlineData("LDM1003", "<enum «nmae»='x' name='E' />")]
    [InlineData("LDM1004", "<«enum» since='1.0' />")]
    [InlineData("LDM1005", "<enum name='E'>\n\t «some text» \n</enum>")]
    [InlineData("LDM1006", "<«example» of='event:born' />")]
    [InlineData("LDM1008", "<action name='a' safe = '«maybe»' />")]
    [InlineData("LDM1013", "<enum name='«2nd &amp; last»' />")]
    [InlineData("LDM1016", "<shape name='S' path=\"«a//b»\" />")]
    [InlineData("LDM2001", "<enum name='E' /><enum name='«E»' />")]
    [InlineData("LDM2002", "<events group='G'><event name='a-b' /><event name='«a_b»' /></events>")]
    [InlineData("LDM2002", "<events group='G'><event name='b' /><event name='c' csharp='«B»' /></events>")]
    [InlineData(
        "LDM2002",
        "<shape name='S' path='Box/One' extends='Ref'><items name='Parts' path='Tray/Item | /Box/Tray/Item' /></shape>"
        + "<events group='G'><event name='listed' shape='S*' as='«Parts»' /></events>")]
    [InlineData("LDM2032", "<action name='list' request='Ref*' as='«Deep»'><option name='Deep' flag='-r' /></action>")]
    [InlineData("LDM2032", "<action name='«list»' request='Ref*'><option name='Results' flag='-r' /></action>")]
    [InlineData("LDM2032", "<action name='list' reply='Ref*' as='«Outcome»' />")]
    [InlineData("LDM2032", "<events group='G'><event name='listed' shape='Ref*' as='«ListedEvent»' /></events>")]
    [InlineData("LDM2006", "<action name='a' request='«Nowhere*»' />")]
    [InlineData("LDM2006", "<events group='G' shape='«Nowhere»' />")]
    [InlineData("LDM2006", "<events group='G' shape='«Nowhere»'><event name='a' /><event name='b' /></events>")]
    [InlineData("LDM2010", "<events group='G' includes='«Life Nowhere»' />")]
    [InlineData("LDM2012", "<enum name='E'><value wire='a' since='«9.9»' /></enum>")]
    [InlineData("LDM2014", "<resource name='R'><property name='P' path='«q:A | p:B»' /></resource>")]
    [InlineData("LDM2021", "<example of='«reply:born»'>x</example>")]
    public void The_place_is_the_name_of_an_element_and_the_value_of_an_attribute(string id, string marked)
    {
        string document = SchemaTester.Document(marked);
        int start = document.IndexOf('«');
        int length = document.IndexOf('»') - start - 1;
        string text = document.Replace("«", "").Replace("»", "");

        SchemaResult result = SchemaTester.CompileFile(text, SchemaTester.Others);

        SchemaDiagnostic finding = Assert.Single(result.Diagnostics);
        Assert.Equal(id, finding.Id);
        Assert.Equal((start, length), (finding.Span.Offset, finding.Span.Length));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_and_columns_count_from_one_whatever_ends_a_line(string newLine)
    {
        string text = string.Join(
            newLine, "<protocol xmlns='urn:ldmcodegen:schema:1'",
            "\tname='Sample'>", "", "<enum", "\t\tname='&#49;st'/>", "</protocol>");

        SchemaDiagnostic finding = Assert.Single(SchemaCompiler.Read("a.xml", text).Diagnostics);

        Assert.Equal((5, 9, 5, 16), Corners(finding.Span));
        Assert.Equal("&#49;st", text.Substring(finding.Span.Offset, finding.Span.Length));
        Assert.Equal(
            "a.xml(5,9): error LDM1013: '1st' is not a name: "
                + "write a letter or '_', then letters, digits, '_', '-' or '.'",
            finding.ToString());
    }

    [Fact]
    public void A_byte_order_mark_moves_offsets_and_no_columns()
    {
        const string Text = "<protocol xmlns='urn:ldmcodegen:schema:1' name='1st'/>";

        SchemaSpan plain = SchemaCompiler.Read("a.xml", Text).Diagnostics[0].Span;
        SchemaSpan marked = SchemaCompiler.Read("a.xml", "\uFEFF" + Text).Diagnostics[0].Span;

        Assert.Equal(plain with { Offset = plain.Offset + 1 }, marked);
    }

    [Fact]
    public void A_value_over_several_lines_ends_where_it_ends()
    {
        const string Text = "<protocol xmlns='urn:ldmcodegen:schema:1' name='a\nb'/>";

        SchemaSpan span = SchemaCompiler.Read("a.xml", Text).Diagnostics[0].Span;

        Assert.Equal((1, 49, 2, 2), Corners(span));
        Assert.Equal("a\nb", Text.Substring(span.Offset, span.Length));
    }

    private static (int, int, int, int) Corners(SchemaSpan span) =>
        (span.Line, span.Column, span.EndLine, span.EndColumn);

    [Fact]
    public void The_first_of_two_equal_names_is_related()
    {
        const string First = "<enum name='E' />";
        string document = SchemaTester.Document(First + "<enum name='E' />");

        SchemaDiagnostic finding = Assert.Single(SchemaTester.CompileFile(document).Diagnostics);

        SchemaSpan related = Assert.Single(finding.Related);
        Assert.Equal(document.IndexOf(First, StringComparison.Ordinal) + "<enum name='".Length, related.Offset);
        Assert.Contains($"({related.Line},{related.Column})", finding.Message);
    }
}

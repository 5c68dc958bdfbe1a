using System.Globalization;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

public sealed class DeterminismTests
{
    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        Assert.Equal(Generate(), Generate());
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        Run run = Driver.For((GatesPath, Gates), (DoorsPath, Doors)).With("LdmGenerate", "client,server").Run();

        Assert.Equal(Generate(), run.Sources);
    }

    [Fact]
    public void The_place_of_the_files_does_not_matter()
    {
        Run run = Driver.For(("C:\\elsewhere\\doors.protocol.xml", Doors), ("/home/user/gates.protocol.xml", Gates))
            .With("LdmGenerate", "client,server").Run();

        Assert.Equal(Generate(), run.Sources);
    }

    [Fact]
    public void The_line_ends_of_the_schema_do_not_matter()
    {
        Run run = Driver
            .For((DoorsPath, Doors.ReplaceLineEndings("\r\n")), (GatesPath, Gates.ReplaceLineEndings("\r\n")))
            .With("LdmGenerate", "client,server").Run();

        Assert.Equal(Generate(), run.Sources);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_does_not_matter(string culture)
    {
        IReadOnlyDictionary<string, string> expected = Generate();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Generate());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Output_has_line_feeds_alone_and_no_blanks_at_line_ends()
    {
        Assert.All(Generate(), file =>
        {
            Assert.DoesNotContain('\r', file.Value);
            Assert.EndsWith("\n", file.Value);
            Assert.DoesNotContain(" \n", file.Value);
            Assert.DoesNotContain("\t", file.Value);
        });
    }

    private static IReadOnlyDictionary<string, string> Generate()
    {
        Run run = Driver.For((DoorsPath, Doors), (GatesPath, Gates)).With("LdmGenerate", "client,server").Run();
        Assert.NotEmpty(run.Sources);
        return run.Sources;
    }
}

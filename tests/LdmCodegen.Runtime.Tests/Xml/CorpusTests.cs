namespace LdmCodegen.Runtime.Tests.Xml;

public class CorpusTests
{
    [Fact]
    public void Every_well_formed_document_is_accepted() => Assert.All(
        Corpus.AllWellFormed,
        file => Assert.Equal("no fault", Tokens.FaultOf(File.ReadAllBytes(file)).ToString()));

    [Fact]
    public void Every_other_document_is_refused_with_the_fault_that_its_name_tells() => Assert.All(
        Corpus.NotWellFormed,
        file => Assert.Equal(
            Path.GetFileName(file).Split('.')[0].Replace("-", "", StringComparison.Ordinal),
            Tokens.FaultOf(File.ReadAllBytes(file)).Code.ToString(),
            ignoreCase: true));
}

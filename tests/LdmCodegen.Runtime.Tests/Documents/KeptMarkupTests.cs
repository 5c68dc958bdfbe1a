using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Documents;

/// <summary>Elements that are kept take along the declarations that they need elsewhere.</summary>
public sealed class KeptMarkupTests
{
    [Theory]
    [InlineData("<r xmlns:n='urn:n'><n:a/></r>", "<n:a xmlns:n=\"urn:n\"/>")]
    [InlineData("<r xmlns:n='urn:n'><a n:x='1'>y</a></r>", "<a xmlns:n=\"urn:n\" n:x='1'>y</a>")]
    [InlineData("<r xmlns:n='urn:\"n'><a><n:b/></a></r>", "<a xmlns:n='urn:\"n'><n:b/></a>")]
    [InlineData("<r xmlns:n='urn:n'><n:a xmlns:n='urn:own'/></r>", "<n:a xmlns:n='urn:own'/>")]
    [InlineData("<r xmlns:n='urn:n' xmlns='urn:d'><a/></r>", "<a/>")]
    [InlineData("<r xmlns:known='urn:n'><known:a/></r>", "<known:a/>")]
    [InlineData("<r><n:a/></r>", "<n:a/>")]
    public void Prefixes_that_only_the_document_declares_are_declared_on_the_element(string document, string kept)
    {
        Utf8XmlReader reader = new(Encoding.UTF8.GetBytes(document));
        reader.ReadRoot();
        Utf8XmlReader root = reader;
        reader.NextChild(1);

        Assert.Equal(kept, KeptMarkup.Copy(reader.ReadOuterXml(), root.Attributes, " known other "u8).ToString());
    }
}

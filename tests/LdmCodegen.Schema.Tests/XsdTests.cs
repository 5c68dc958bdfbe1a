using System.Xml;
using System.Xml.Schema;
using LdmCodegen.Schema.Reading;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>The XSD that editors use says the same as the vocabulary that the compiler reads.</summary>
public sealed class XsdTests
{
    private static readonly XmlSchemaSet Schemas = Load();

    public static TheoryData<string> Elements => new(Vocabulary.Elements.Keys);

    [Fact]
    public void The_XSD_has_the_elements_that_the_compiler_reads()
    {
        Assert.Equal(Vocabulary.Elements.Keys.Order(), Declared().Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void An_element_holds_the_same_elements_in_the_XSD(string name)
    {
        string[] children = Declared()[name].ElementSchemaType is XmlSchemaComplexType type
            ? [.. ElementsOf(type.ContentTypeParticle).Select(child => child.Name!)]
            : [];

        Assert.Equal(Vocabulary.Elements[name].Children.Order(), children.Order());
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void An_element_has_the_same_attributes_in_the_XSD(string name)
    {
        Assert.Equal(
            Vocabulary.Elements[name].Attributes
                .Select(rule => Describe(
                    rule.Name, rule.Required, rule.Kind == ValueKind.Choices ? [] : rule.Choices ?? []))
                .Order(),
            AttributesOf(Declared()[name])
                .Select(use => Describe(use.Name!, use.Use == XmlSchemaUse.Required, ChoicesOf(use)))
                .Order());
    }

    [Fact]
    public void Every_element_and_attribute_of_the_XSD_is_documented()
    {
        foreach (XmlSchemaElement element in Declared().Values)
        {
            Assert.True(HasText(element), element.Name);
            Assert.All(AttributesOf(element), use => Assert.True(HasText(use), $"{element.Name}/@{use.Name}"));
        }
    }

    [Theory]
    [InlineData("schema/ldm.protocol.xml")]
    [InlineData("tests/LdmCodegen.Schema.Tests/Samples/rich.protocol.xml")]
    public void Good_schemas_are_valid_by_the_XSD(string path)
    {
        Assert.Equal("", Validate(File.ReadAllText(Path.Combine(Repository.Root, path))));
    }

    [Theory]
    [InlineData("<evnt name='a' />", "evnt")]
    [InlineData("<transport port='65536' />", "port")]
    [InlineData("<shape name='S' path='a//b' />", "path")]
    [InlineData("<enum />", "name")]
    [InlineData("<action name='a' safe='yes' />", "safe")]
    public void Faulty_schemas_are_not(string fragment, string named)
    {
        Assert.Contains($"'{named}'", Validate(SchemaTester.Document(fragment)));
    }

    private static XmlSchemaSet Load()
    {
        XmlSchemaSet schemas = new();
        schemas.Add(null, Path.Combine(Repository.Root, "schema/ldmcodegen.xsd"));
        schemas.Compile();
        return schemas;
    }

    private static string Validate(string text)
    {
        List<string> faults = [];
        XmlReaderSettings settings = new() { ValidationType = ValidationType.Schema, Schemas = Schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
        }

        return string.Join("\n", faults);
    }

    private static Dictionary<string, XmlSchemaElement> Declared()
    {
        Dictionary<string, XmlSchemaElement> found = [];
        Visit(Schemas.GlobalElements.Values.Cast<XmlSchemaElement>().Single());
        return found;

        void Visit(XmlSchemaElement element)
        {
            if (found.TryAdd(element.Name!, element) && element.ElementSchemaType is XmlSchemaComplexType type)
            {
                foreach (XmlSchemaElement child in ElementsOf(type.ContentTypeParticle))
                {
                    Visit(child);
                }
            }
        }
    }

    private static IEnumerable<XmlSchemaElement> ElementsOf(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement element => [element],
        XmlSchemaGroupBase group => group.Items.Cast<XmlSchemaParticle>().SelectMany(ElementsOf),
        _ => [],
    };

    private static IEnumerable<XmlSchemaAttribute> AttributesOf(XmlSchemaElement element) =>
        element.ElementSchemaType is XmlSchemaComplexType type
            ? type.AttributeUses.Values.Cast<XmlSchemaAttribute>()
            : [];

    private static IEnumerable<string> ChoicesOf(XmlSchemaAttribute use) =>
        use.AttributeSchemaType?.Content is XmlSchemaSimpleTypeRestriction restriction
            ? restriction.Facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!)
            : [];

    private static string Describe(string name, bool required, IEnumerable<string> choices) =>
        $"{name}{(required ? "!" : "")} {string.Join(" ", choices.Order())}";

    private static bool HasText(XmlSchemaAnnotated part) =>
        part.Annotation?.Items.OfType<XmlSchemaDocumentation>()
            .Any(documentation => documentation.Markup?.Any(node => node?.Value?.Length > 5) == true) == true;
}

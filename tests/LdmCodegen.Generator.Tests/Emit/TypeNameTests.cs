using LdmCodegen.Generator.Emit;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>The types of a protocol as they are told without rendering, and as templates print them.</summary>
public sealed class TypeNameTests
{
    // A protocol without what these are for has them not; nobody else has use for their names.
    private static readonly string[] Optional = ["Outcome", "ResourceStart", "ResourceElement", "UnknownResourceElement"];

    [Theory]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/lab.protocol.xml", "client;server")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/ticket.protocol.xml", "client")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/bell.protocol.xml", "server")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/loose.protocol.xml", "client;server")]
    [InlineData("tests/LdmCodegen.Generator.Tests/Emit/strict.protocol.xml", "client;server")]
    [InlineData("schema/ldm.protocol.xml", "client;server")]
    public void Every_type_in_generated_files_is_told_with_its_form(string schema, string generate)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, schema));
        Run run = Driver.For(("/project/some.protocol.xml", text)).With("LdmGenerate", generate).Run();
        ArtefactPlan plan = Assert.IsType<ArtefactPlan>(Assert.Single(run.Values(StageNames.Plan)));

        TypeName[] printed = [.. run.Sources.Values.SelectMany(TypesIn).Distinct().OrderBy(Order, StringComparer.Ordinal)];
        TypeName[] told =
        [
            .. plan.Types.Distinct().OrderBy(Order, StringComparer.Ordinal)
                .Where(type => printed.Contains(type) || !Optional.Any(name => type.Name == plan.Protocol + name)),
        ];
        Assert.Equal(printed, told);
    }

    private static string Order(TypeName type) => type.Name;

    private static IEnumerable<TypeName> TypesIn(string source) => CSharpSyntaxTree.ParseText(source).GetRoot()
        .DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
        .OfType<BaseTypeDeclarationSyntax>()
        .Select(type => new TypeName(type.Identifier.Text, FormOf(type)));

    private static TypeForm FormOf(BaseTypeDeclarationSyntax type) => type switch
    {
        _ when !type.Modifiers.Any(SyntaxKind.PartialKeyword) => TypeForm.Closed,
        RecordDeclarationSyntax => TypeForm.Record,
        ClassDeclarationSyntax => TypeForm.Class,
        StructDeclarationSyntax => TypeForm.Struct,
        _ => TypeForm.Interface,
    };
}

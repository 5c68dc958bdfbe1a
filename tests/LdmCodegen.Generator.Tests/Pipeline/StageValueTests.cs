using System.Collections;
using System.Reflection;
using LdmCodegen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using static LdmCodegen.Generator.Tests.Pipeline.Schema;

namespace LdmCodegen.Generator.Tests.Pipeline;

/// <summary>
/// What flows between stages keeps nothing of the compiler alive, and no places where they do not belong.
/// </summary>
public sealed class StageValueTests
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel),
        typeof(Compilation), typeof(Location), typeof(Diagnostic), typeof(AdditionalText), typeof(SourceText),
        typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider), typeof(ParseOptions),
    ];

    public static TheoryData<string> Stages => [.. StageNames.All];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_holds_nothing_of_the_compiler(string stage)
    {
        // A finding is among the values too.
        Run run = Driver.For(
            (DoorsPath, Doors.Replace("\"mac\"", "\"mack\"")), (GatesPath, Gates), (ContractPath, Contract)).Run();
        IReadOnlyList<object> values = run.Values(stage);

        Assert.NotEmpty(values);
        Assert.DoesNotContain(Walk(values), value => Array.Exists(Forbidden, type => type.IsInstanceOfType(value)));
    }

    [Theory]
    [InlineData(StageNames.Model)]
    [InlineData(StageNames.View)]
    public void What_is_rendered_knows_no_places(string stage)
    {
        Run run = Driver.For((DoorsPath, Doors)).Run();

        Assert.DoesNotContain(Walk(run.Values(stage)), value => value is LdmCodegen.Schema.SchemaSpan);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Equal_inputs_give_equal_values_in_separate_runs(string stage)
    {
        Assert.Equal(
            Driver.For((DoorsPath, Doors), (GatesPath, Gates), (ContractPath, Contract)).Run().Values(stage),
            Driver.For((DoorsPath, Doors), (GatesPath, Gates), (ContractPath, Contract)).Run().Values(stage));
    }

    private static IEnumerable<object> Walk(IEnumerable<object> roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object?> open = new(roots);
        while (open.TryPop(out object? value))
        {
            if (value is null or string || value.GetType().IsPrimitive || value is Type || !seen.Add(value))
            {
                continue;
            }

            yield return value;
            if (value is IEnumerable sequence)
            {
                foreach (object? item in sequence)
                {
                    open.Push(item);
                }
            }

            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    open.Push(field.GetValue(value));
                }
            }
        }
    }
}

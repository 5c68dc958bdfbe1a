using System.Collections.Immutable;
using LdmCodegen.Generator.Emit;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>
/// Types of one protocol that exist already. The compiler would tell it too, but in a generated file that nobody wrote:
/// here it is told at the name in the schema.
/// </summary>
/// <param name="Path">The schema file.</param>
/// <param name="Types">The types; places in the schema are not among what is known of them.</param>
internal sealed record TakenTypes(string Path, EquatableArray<TakenType> Types)
{
    /// <summary>Types that the project declares itself, and not as parts of the generated ones.</summary>
    public static TakenTypes InProject(ArtefactPlan plan, Compilation compilation)
    {
        List<TakenType> taken = [];
        INamespaceSymbol? place = compilation.SourceModule.GlobalNamespace;
        foreach (string part in plan.Namespace.Split('.'))
        {
            List<INamespaceOrTypeSymbol> members = place.GetMembers(part).ToList();
            if (members.OfType<INamedTypeSymbol>().FirstOrDefault(static type => type.Arity == 0) is { } type)
            {
                taken.Add(TakenType.Namespace(plan.Namespace, type));
            }

            place = members.OfType<INamespaceSymbol>().FirstOrDefault();
            if (place is null)
            {
                return new TakenTypes(plan.Path, taken.ToEquatableArray());
            }
        }

        foreach (TypeName name in plan.Types)
        {
            if (place.GetMembers(name.Name)
                .FirstOrDefault(symbol => !UserPart.IsOf(name, symbol)) is { } symbol)
            {
                taken.Add(TakenType.Of(plan.Namespace, name, symbol));
            }
        }

        return new TakenTypes(plan.Path, taken.ToEquatableArray());
    }

    /// <summary>Types that two protocols of one namespace both give; the second is told.</summary>
    public static IEnumerable<TakenTypes> InOtherProtocols(ImmutableArray<ArtefactPlan> plans)
    {
        foreach (IGrouping<string, ArtefactPlan> group in plans.GroupBy(static plan => plan.Namespace)
            .Where(static group => group.Skip(1).Any()))
        {
            Dictionary<string, ArtefactPlan> owners = new(StringComparer.Ordinal);
            foreach (ArtefactPlan plan in group.OrderBy(static plan => plan.Path, StringComparer.Ordinal))
            {
                List<TakenType> taken = [];
                foreach (TypeName name in plan.Types)
                {
                    if (!owners.TryGetValue(name.Name, out ArtefactPlan? owner))
                    {
                        owners.Add(name.Name, plan);
                    }
                    else if (owner != plan)
                    {
                        taken.Add(TakenType.Of(plan.Namespace, name, owner));
                    }
                }

                if (taken.Count > 0)
                {
                    yield return new TakenTypes(plan.Path, taken.ToEquatableArray());
                }
            }
        }
    }

    /// <summary>What is to be said, each at its place in the schema.</summary>
    public EquatableArray<DiagnosticInfo> Findings(ImmutableArray<SchemaInput> inputs, CancellationToken ct)
    {
        if (Types.IsEmpty)
        {
            return default;
        }

        SchemaInput input = inputs.First(one => one.File.Path == Path);
        SchemaUnit unit = SchemaUnit.Link(input, inputs, ImmutableArray<ContractFile>.Empty);
        return Types.Select(type => new DiagnosticInfo(
            DiagnosticDescriptors.TakenType.Id,
            type.IsNamespace ? NamespaceOf(input.File) : DeclaredTypes.PlaceOf(input.File, unit.Others, type.Name, ct),
            new EquatableArray<string>([type.What, type.FullName, type.Owner, type.Cure]),
            type.OtherPlace is null ? default : new EquatableArray<SchemaSpan>([type.OtherPlace])))
            .ToEquatableArray();
    }

    private static SchemaSpan NamespaceOf(SchemaFile file) =>
        file.Root!.SpanOf(file.Root.Value("namespace") is null ? "name" : "namespace");
}

using LdmCodegen.Generator.Emit;
using LdmCodegen.Schema;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>A type, or the namespace of all, that exists already.</summary>
/// <param name="Name">Its name without the namespace; empty for the namespace.</param>
/// <param name="FullName">Its name with the namespace.</param>
/// <param name="Owner">Who declares it too, as messages say it.</param>
/// <param name="Cure">What to do.</param>
/// <param name="OtherPlace">Where the other declaration is; null when that is no place in C#.</param>
internal sealed record TakenType(string Name, string FullName, string Owner, string Cure, SchemaSpan? OtherPlace)
{
    public bool IsNamespace => Name.Length == 0;

    /// <summary>What it is, as messages begin.</summary>
    public string What => IsNamespace ? "The namespace" : "The type";

    /// <summary>A type that the project has itself.</summary>
    public static TakenType Of(string space, TypeName name, ISymbol symbol)
    {
        string extend = UserPart.Words(name.Form) is { } words && symbol is INamedTypeSymbol
            ? $", or make that one a {words} to add to the generated one"
            : "";
        return new TakenType(
            name.Name, $"{space}.{name.Name}", "the project", $"set csharp to another name{extend}", PlaceOf(symbol));
    }

    /// <summary>A type that another protocol gives.</summary>
    public static TakenType Of(string space, TypeName name, ArtefactPlan owner) => new(
        name.Name, $"{space}.{name.Name}", $"protocol '{owner.Protocol}'",
        "set csharp to another name, or give the protocols namespaces of their own", null);

    /// <summary>A namespace that has the name of a type of the project.</summary>
    public static TakenType Namespace(string space, ISymbol type) =>
        new("", space, $"the type '{type.ToDisplayString()}' of the project", "set namespace to another name", PlaceOf(type));

    private static SchemaSpan? PlaceOf(ISymbol symbol)
    {
        if (symbol.Locations.FirstOrDefault(static one => one.IsInSource) is not { } location)
        {
            return null;
        }

        FileLinePositionSpan span = location.GetLineSpan();
        return new SchemaSpan(
            span.Path,
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1,
            location.SourceSpan.Start,
            location.SourceSpan.Length);
    }
}

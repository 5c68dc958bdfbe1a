using LdmCodegen.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Declarations with which users add to generated types.</summary>
internal static class UserPart
{
    /// <summary>Whether what the project declares can stand beside the generated type.</summary>
    public static bool IsOf(TypeName name, INamespaceOrTypeSymbol symbol) => symbol is INamedTypeSymbol type
        && (type.Arity > 0 || type.IsFileLocal
            || (IsOf(name.Form, type) && type.DeclaringSyntaxReferences.All(static one => IsPartial(one.GetSyntax()))));

    /// <summary>How such a declaration begins; null when there can be none.</summary>
    public static string? Words(TypeForm form) =>
        form is TypeForm.Closed ? null : $"'partial {form.ToString().ToLowerInvariant()}'";

    private static bool IsOf(TypeForm form, INamedTypeSymbol type) => form switch
    {
        TypeForm.Record => type is { IsRecord: true, TypeKind: Microsoft.CodeAnalysis.TypeKind.Class },
        TypeForm.Class => type is { IsRecord: false, TypeKind: Microsoft.CodeAnalysis.TypeKind.Class },
        TypeForm.Struct => type is { IsRecord: false, TypeKind: Microsoft.CodeAnalysis.TypeKind.Struct },
        TypeForm.Interface => type.TypeKind is Microsoft.CodeAnalysis.TypeKind.Interface,
        _ => false,
    };

    private static bool IsPartial(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);
}

namespace LdmCodegen.Generator.Emit;

/// <summary>A type that a generated file declares.</summary>
/// <param name="Name">Its name, without the namespace.</param>
/// <param name="Form">With what other declarations it can be one.</param>
internal sealed record TypeName(string Name, TypeForm Form);

/// <summary>What a declaration must be to be another part of a generated type.</summary>
internal enum TypeForm
{
    /// <summary>Nothing: the type is not partial.</summary>
    Closed,

    /// <summary>A <c>partial record</c>.</summary>
    Record,

    /// <summary>A <c>partial class</c>.</summary>
    Class,

    /// <summary>A <c>partial struct</c>.</summary>
    Struct,

    /// <summary>A <c>partial interface</c>.</summary>
    Interface,
}

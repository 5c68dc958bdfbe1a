using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// A property of a payload or resource as generated code holds it: a nullable member, and a twin for text that is no
/// value.
/// </summary>
/// <param name="Model">The property.</param>
/// <param name="Name">The C# name.</param>
internal sealed record PropertyCode(PropertyModel Model, string Name)
{
    public string ValueType { get; } = ClrTypes.Of(Model.Type);

    /// <summary>Whether there is a <c>…Raw</c> twin.</summary>
    public bool HasRaw { get; } = ClrTypes.CanFail(Model.Type);

    public string RawName => Name + "Raw";

    /// <summary>A local variable for the value; never one that the generated methods have already.</summary>
    public string Local { get; } = CSharp.Camel(Name) is var local
        && (local is "reader" or "writer" or "depth" or "i" || local.EndsWith("Count", StringComparison.Ordinal))
            ? local + "Value"
            : local;

    /// <summary>Whether each value of the list has an element of its own.</summary>
    public bool Repeats => Model.Repeats;

    /// <summary>The field that collects such values while they are read.</summary>
    public string Builder => "_" + CSharp.Camel(Name).TrimStart('@');

    public string IsSet => HasRaw ? $"({Name} is not null || {RawName} is not null)" : $"{Name} is not null";

    public string IsUnset => HasRaw ? $"{Name} is null && {RawName} is null" : $"{Name} is null";
}

/// <summary>A list of resources, or one, in a payload.</summary>
/// <param name="Model">The items.</param>
/// <param name="Name">The C# name.</param>
/// <param name="ElementType">The C# type of an item.</param>
/// <param name="Wires">The wire names of the only resource allowed; empty for any.</param>
internal sealed record ItemsCode(ItemsModel Model, string Name, string ElementType, EquatableArray<string> Wires)
{
    public bool IsSingle => Model.Single;

    public bool IsAny => Wires.IsEmpty;

    public string ValueType => IsSingle ? ElementType : $"{ClrTypes.Runtime}ValueList<{ElementType}>";

    /// <summary>The field that collects items while they are read.</summary>
    public string Builder => "_" + CSharp.Camel(Name).TrimStart('@');

    public string IsSet => IsSingle ? $"{Name} is not null" : $"{Name} is {{ Count: > 0 }}";
}

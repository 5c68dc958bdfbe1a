using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>One thing that peers or users of generated code rely on: a line of a contract.</summary>
/// <param name="Identity">What it is: the kind, then names from the outside in, such as <c>event add-domain</c>.</param>
/// <param name="Facts">What is promised of it, in order of name.</param>
public sealed record ContractEntry(EquatableArray<string> Identity, EquatableArray<ContractFact> Facts)
{
    /// <summary>The kind that stands for a name which was given up and must not come back.</summary>
    public const string Retired = "retired";

    /// <summary>The kind, such as <c>event</c>.</summary>
    public string Kind => Identity[0];

    /// <summary>The identity as one text; entries of one contract differ in it.</summary>
    public string Key => ContractLine.Join(Identity);

    /// <summary>The value of a fact, or null.</summary>
    public string? Fact(string name)
    {
        foreach (ContractFact fact in Facts)
        {
            if (fact.Name == name)
            {
                return fact.Value;
            }
        }

        return null;
    }

    /// <summary>The line of the contract.</summary>
    public override string ToString() => ContractLine.Write(this);
}

/// <summary>A named promise of an entry.</summary>
/// <param name="Name">Its name, such as <c>type</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record ContractFact(string Name, string Value);

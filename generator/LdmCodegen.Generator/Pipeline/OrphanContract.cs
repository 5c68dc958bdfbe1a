using System.Collections.Immutable;
using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Tells a contract that no schema of the project stands behind: nothing would ever be held against it.</summary>
internal static class OrphanContract
{
    public static EquatableArray<DiagnosticInfo> Find(ContractFile contract, ImmutableArray<SchemaInput> schemas)
    {
        if (schemas.Any(schema => schema.File.ProtocolName == contract.ProtocolName))
        {
            return default;
        }

        return new EquatableArray<DiagnosticInfo>(
        [
            new DiagnosticInfo(
                DiagnosticDescriptors.OrphanContract.Id,
                DiagnosticInfo.StartOf(contract.Path),
                new EquatableArray<string>([contract.ProtocolName])),
        ]);
    }
}

using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Finds a protocol that a referenced assembly has been generated from already.</summary>
internal static class ReferencedProtocol
{
    public static EquatableArray<DiagnosticInfo> Find(ProtocolJob job, Compilation compilation)
    {
        string name = $"{job.Model.Namespace}.{job.Model.Name}Schema";
        foreach (MetadataReference reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
                && assembly.GetTypeByMetadataName(name) is { } type
                && (type.DeclaredAccessibility == Accessibility.Public || assembly.GivesAccessTo(compilation.Assembly)))
            {
                return new EquatableArray<DiagnosticInfo>(
                [
                    new DiagnosticInfo(
                        DiagnosticDescriptors.AlreadyReferenced.Id,
                        DiagnosticInfo.StartOf(job.Path),
                        new EquatableArray<string>([job.Model.Name, assembly.Name])),
                ]);
            }
        }

        return default;
    }
}

using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Decides which files a protocol gives and what each shows.</summary>
internal static class ProtocolViews
{
    public static IEnumerable<ArtefactView> Create(ProtocolModel model, FileSettings settings)
    {
        return [];
    }
}

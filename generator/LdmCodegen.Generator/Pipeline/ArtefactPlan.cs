using LdmCodegen.Generator.Emit;
using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>All generated files of one protocol.</summary>
/// <param name="Path">The schema file they come from.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Jobs">One for each file, in the order of the views.</param>
/// <param name="Types">The types that they declare.</param>
/// <param name="Findings">What kept files from being planned.</param>
internal sealed record ArtefactPlan(
    string Path, string Protocol, string Namespace, EquatableArray<ArtefactJob> Jobs, EquatableArray<TypeName> Types,
    EquatableArray<DiagnosticInfo> Findings)
{
    public static ArtefactPlan Make(ProtocolJob job, CSharpLevel language, CancellationToken ct)
    {
        List<DiagnosticInfo> findings = [];
        List<ArtefactJob> jobs = [];

        // The compiler compares names of generated files without case, as some file systems do.
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        List<ArtefactView> views = Guard.Run(
            job.Path, findings.Add, () => ProtocolViews.Create(job.Model, job.Settings).ToList(), []);
        foreach (ArtefactView view in views)
        {
            ct.ThrowIfCancellationRequested();
            if (names.Add(view.HintName))
            {
                jobs.Add(new ArtefactJob(job.Path, view, language));
                continue;
            }

            findings.Add(new DiagnosticInfo(
                DiagnosticDescriptors.SameFile.Id,
                DiagnosticInfo.StartOf(job.Path),
                new EquatableArray<string>([job.Model.Name, view.HintName])));
        }

        return new ArtefactPlan(
            job.Path,
            job.Model.Name,
            job.Model.Namespace,
            jobs.ToEquatableArray(),
            jobs.SelectMany(static one => TypeNames.Of(one.View)).ToEquatableArray(),
            findings.ToEquatableArray());
    }
}

/// <summary>One generated file.</summary>
/// <param name="Path">The schema file it comes from.</param>
/// <param name="View">What it shows.</param>
/// <param name="Language">The C# it is written in.</param>
internal sealed record ArtefactJob(string Path, ArtefactView View, CSharpLevel Language);

using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>
/// Several views in one file. The compiler compares the name of each generated file with those of all others after every
/// key that is pressed, so thousands of files are what an editor feels.
/// </summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Parts">What it shows, each as it would be in a file of its own; never empty.</param>
internal sealed record BundleView(string HintName, EquatableArray<ArtefactView> Parts) : ArtefactView(HintName, "bundle")
{
    /// <summary>How many events have files of their own; of more, those of a group share one.</summary>
    public const int MostEvents = 500;
}

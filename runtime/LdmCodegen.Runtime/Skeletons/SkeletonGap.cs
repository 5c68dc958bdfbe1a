namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The literal before a value, and what ends the value.</summary>
/// <param name="Start">Where the literal begins among the skeleton's bytes.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Terminator">The byte that ends the value: a quote, or the angle bracket of the next tag.</param>
internal readonly record struct SkeletonGap(int Start, int Length, byte Terminator);

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>One step of making a message from its values.</summary>
/// <param name="Slot">The property that takes the value, or the list that takes the resource; -1 ends a resource.</param>
/// <param name="Resource">The kind of the resource that begins; -1 for a value.</param>
/// <param name="Place">Which value it is; -1 for none.</param>
internal readonly record struct SkeletonStep(short Slot, short Resource, short Place)
{
    public static SkeletonStep End { get; } = new(-1, -1, -1);
}

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>The bytes that may still be remembered of a peer.</summary>
internal sealed class SkeletonBudget(LearningOptions options)
{
    private int _used;

    public bool Allows(Skeleton skeleton) => _used + skeleton.Size <= options.MaxBytes;

    public void Take(int bytes) => _used += bytes;
}

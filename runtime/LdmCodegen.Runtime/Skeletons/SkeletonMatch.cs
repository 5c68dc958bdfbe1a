namespace LdmCodegen.Runtime.Skeletons;

/// <summary>What was matched last: one for each cache, so that handing it on costs a reference.</summary>
internal sealed class SkeletonMatch(TextPool pool)
{
    /// <summary>The most values of one skeleton.</summary>
    public const int MaxValues = 64;

    /// <summary>What it is made from.</summary>
    public MessagePlan Plan { get; set; } = Skeleton.None();

    /// <summary>What it is made from when it was predicted; made for the first that is.</summary>
    public PredictedPlan Predicted => field ??= new PredictedPlan();

    public ValuePlace[] Places { get; } = new ValuePlace[MaxValues];

    public TextPool Pool { get; } = pool;

    public DateTimeOffset ReceivedAt { get; set; }
}

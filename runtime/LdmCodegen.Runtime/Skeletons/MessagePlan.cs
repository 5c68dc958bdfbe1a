namespace LdmCodegen.Runtime.Skeletons;

/// <summary>What a message or an element of one is made from once the places of its values are known.</summary>
/// <param name="steps">One step after the other; what is not used begins with an end.</param>
internal abstract class MessagePlan(SkeletonStep[] steps)
{
    /// <summary>What kind of message or resource it is.</summary>
    public int Kind { get; protected set; }

    /// <summary>The version that the message states.</summary>
    public string? Version { get; protected set; }

    /// <summary>All steps there is room for.</summary>
    public SkeletonStep[] Steps { get; } = steps;

    /// <summary>How many of them there are.</summary>
    public virtual int StepCount => Steps.Length;

    /// <summary>How many resources there are.</summary>
    public int ResourceCount { get; protected set; } = steps.Count(static step => step.Resource >= 0);
}

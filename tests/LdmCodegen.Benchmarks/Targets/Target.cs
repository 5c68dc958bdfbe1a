namespace LdmCodegen.Benchmarks.Targets;

/// <summary>A target and what was measured of it.</summary>
/// <param name="Number">Its number in the table of the documentation.</param>
/// <param name="Quantity">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Hold">What must stay true.</param>
/// <param name="Aim">Where it should go.</param>
/// <param name="LessIsBetter">Whether the figure must be at most the others, instead of at least.</param>
internal sealed record Target(
    string Number, string Quantity, double Measured, double Hold, double Aim, bool LessIsBetter = false)
{
    public bool Holds => IsWithin(Hold);

    public string Verdict => !Holds ? "BELOW HOLD" : IsWithin(Aim) ? "aim" : "hold";

    /// <summary>Whether it holds when noise may take a part of it away.</summary>
    /// <param name="margin">The part, from 0 to 1.</param>
    public bool HoldsWithin(double margin) =>
        LessIsBetter ? Measured <= Hold * (1 + margin) : Measured >= Hold * (1 - margin);

    private bool IsWithin(double limit) => LessIsBetter ? Measured <= limit : Measured >= limit;
}

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>A target and what was measured of it.</summary>
/// <param name="Number">Its number in the table of the documentation.</param>
/// <param name="Quantity">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Hold">What must stay true; null for a figure that is only shown.</param>
/// <param name="Aim">Where it should go.</param>
/// <param name="LessIsBetter">Whether the figure must be at most the others, instead of at least.</param>
internal sealed record Target(
    string Number, string Quantity, double Measured, double? Hold, double? Aim, bool LessIsBetter = false)
{
    public const string NotJudged = "not judged";

    /// <summary>Whether it is a number of bytes: the same on a busy machine as on a quiet one.</summary>
    public bool CountsBytes { get; private init; }

    /// <summary>Whether a verdict is given.</summary>
    public bool IsJudged { get; init; } = Hold is not null;

    public bool Holds => !IsJudged || IsWithin(Hold);

    public string Verdict => !IsJudged ? NotJudged : !Holds ? "BELOW HOLD" : IsWithin(Aim) ? "aim" : "hold";

    /// <summary>A figure that nothing is asked of.</summary>
    /// <param name="quantity">What is measured.</param>
    /// <param name="measured">The figure.</param>
    public static Target Shown(string quantity, double measured) => new("-", quantity, measured, null, null);

    /// <summary>Bytes that one call allocates.</summary>
    /// <param name="number">Its number in the table of the documentation.</param>
    /// <param name="quantity">What is called.</param>
    /// <param name="measured">How many bytes.</param>
    /// <param name="most">How many there may be.</param>
    public static Target Bytes(string number, string quantity, long measured, long most) =>
        new(number, quantity + ": bytes allocated", measured, most, most, LessIsBetter: true) { CountsBytes = true };

    private bool IsWithin(double? limit) => LessIsBetter ? Measured <= limit : Measured >= limit;
}

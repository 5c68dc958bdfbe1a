using System.Globalization;
using System.Text;

namespace LdmCodegen.Testing;

/// <summary>
/// What happened in a simulation: always as a fingerprint, which differs as soon as anything does, and as text when it
/// is asked for.
/// </summary>
internal sealed class SimulationTrace(bool isKept)
{
    private const ulong Prime = 0x100000001B3;

    private readonly StringBuilder? _text = isKept ? new StringBuilder() : null;
    private ulong _fingerprint = 0xCBF29CE484222325;

    public bool IsKept => _text is not null;

    public ulong Fingerprint => _fingerprint;

    public string Text => _text?.ToString() ?? "";

    /// <summary>Adds to the fingerprint what happened.</summary>
    public void Mark(long what)
    {
        _fingerprint = (_fingerprint ^ (ulong)what) * Prime;
        _fingerprint ^= _fingerprint >> 29;
    }

    /// <summary>Adds a line. Called only when the trace is kept.</summary>
    public void Add(TimeSpan at, string line) =>
        _text!.Append(CultureInfo.InvariantCulture, $"{at.TotalSeconds,11:0.000000}  {line}").Append('\n');
}

namespace LdmCodegen.Benchmarks.Transport;

/// <summary>What came over one connection.</summary>
/// <param name="Bytes">How much.</param>
/// <param name="Wall">How long it took.</param>
/// <param name="Processor">What this process spent on it.</param>
internal readonly record struct Flow(long Bytes, TimeSpan Wall, TimeSpan Processor)
{
    public double BytesPerSecond => Bytes / Wall.TotalSeconds;

    public double BytesPerProcessorSecond => Bytes / Processor.TotalSeconds;
}

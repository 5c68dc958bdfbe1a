namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>Bytes allocated on this thread.</summary>
internal static class Allocation
{
    /// <summary>The bytes one call allocates, on average over many.</summary>
    public static long Of(Action action, int calls = 1000)
    {
        for (int i = 0; i < calls; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }
}

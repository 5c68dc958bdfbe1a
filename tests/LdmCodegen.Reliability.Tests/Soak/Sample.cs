using System.Globalization;

namespace LdmCodegen.Reliability.Tests.Soak;

/// <summary>What the process holds at one moment of rest.</summary>
/// <param name="Seconds">Since the beginning.</param>
/// <param name="Heap">Bytes that are left after a full collection.</param>
/// <param name="Handles">Open descriptors, sockets among them.</param>
/// <param name="Sockets">Open sockets.</param>
/// <param name="Threads">Threads as the system counts them.</param>
/// <param name="Timers">Armed timers.</param>
internal sealed record Sample(double Seconds, long Heap, int Handles, int Sockets, int Threads, long Timers)
{
    public const string Header = "   seconds   heap KiB  handles  sockets  threads   timers";

    public static Sample Take(double seconds)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new Sample(
            seconds,
            GC.GetTotalMemory(forceFullCollection: true),
            Directory.GetFiles("/proc/self/fd").Length,
            Reliability.Tests.Sockets.Open(),
            Directory.GetDirectories("/proc/self/task").Length,
            Timer.ActiveCount);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seconds,10:0.0} {Heap / 1024,10} {Handles,8} {Sockets,8} {Threads,8} {Timers,8}");
}

namespace LdmCodegen.Runtime;

/// <summary>
/// A synchronization context that clients and servers stay on. Whatever other context they are called from, their work
/// goes on where threads are free. Called on a context of this kind they go on there: every continuation, every loop
/// and every callback of a cancellation is posted to it, and nothing runs on another thread. So one that posts in an
/// order of its own decides over the order of everything, as a simulation does.
/// </summary>
/// <remarks>
/// It holds for the runtime and for generated code. What a context cannot reach is to be kept off it: sockets, TLS,
/// clocks other than one whose timers call back on the context, and tasks that are completed on other threads.
/// </remarks>
public abstract class SchedulingContext : SynchronizationContext
{
    // So that code which never meets such a context pays for a look at a field, and not at the thread.
    private static bool _exists;

    /// <summary>Makes a context.</summary>
    protected SchedulingContext() => Volatile.Write(ref _exists, true);

    /// <summary>Whether the code runs on a context of this kind, and its continuations have to.</summary>
    public static bool IsCurrent => _exists && Current is SchedulingContext;
}

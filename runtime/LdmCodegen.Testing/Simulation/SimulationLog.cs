using Microsoft.Extensions.Logging;

namespace LdmCodegen.Testing;

/// <summary>Log entries as lines of the trace.</summary>
internal sealed class SimulationLog(Simulation simulation) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // Entries go into the trace and nowhere else.
    }

    public bool IsEnabled(LogLevel logLevel) => simulation.KeepsTrace;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
        simulation.Trace($"log {eventId.Id} {logLevel}: {formatter(state, exception)}{cause}");
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}

using LdmCodegen.Runtime.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// A logger whose faults are its own: one that throws never changes what the connection does. An entry is one line,
/// whatever peers put into names that stand in it.
/// </summary>
internal sealed class QuietLogger(ILogger inner) : ILogger
{
    /// <summary>The logger of the runtime.</summary>
    /// <param name="factory">Where entries go; null for nowhere.</param>
    public static ILogger From(ILoggerFactory? factory) =>
        factory is null ? NullLogger.Instance : new QuietLogger(factory.CreateLogger(RuntimeTelemetry.Name));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, (values, cause) => ShownText.Of(formatter(values, cause)));
        }
        catch (Exception)
        {
            // There is no place left to tell it.
        }
    }
}

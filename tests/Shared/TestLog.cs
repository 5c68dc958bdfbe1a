using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// Where tests let clients and servers log: every level, with values, scopes and exceptions. No line may show the
/// password.
/// </summary>
internal sealed class TestLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string>? _lines;
    private readonly ConcurrentQueue<string> _messages = [];

    /// <summary>Makes a log that keeps its lines.</summary>
    public TestLog()
        : this(keeps: true)
    {
    }

    private TestLog(bool keeps) => _lines = keeps ? [] : null;

    /// <summary>For tests that read no lines: they are only looked at.</summary>
    public static TestLog Watched { get; } = new(keeps: false);

    /// <summary>Called with each line, by whoever logs it.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>The messages of the lines so far, as a log of lines prints them.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    /// <summary>The lines so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines ?? throw new InvalidOperationException("This log keeps no lines.");

    public bool Contains(string text) => Lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
        string message = formatter(state, exception);
        if (_lines is not null)
        {
            _messages.Enqueue(message);
        }

        Add($"{logLevel} {eventId} {message} {values} {exception}");
    }

    public void Dispose()
    {
    }

    public override string ToString() => _lines is null ? nameof(Watched) : string.Join('\n', _lines);

    private void Add(string line)
    {
        CanaryLeaks.OfRun.Look("log", line);
        _lines?.Enqueue(line);
        Told?.Invoke(line);
    }
}

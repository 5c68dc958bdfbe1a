using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Tests.Session;

/// <summary>What a person watching sees: names that stay, and watching that changes nothing.</summary>
public sealed class ObserverTests
{
    // The same place as "tiny" in the network, another name in the measurements.
    private const string Host = "TINY";

    [Fact]
    public void Log_ids_and_instruments_stay_as_they_are()
    {
        IEnumerable<string> logs =
            from type in new[] { typeof(RuntimeLog), typeof(NegotiationLog) }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            let entry = method.GetCustomAttribute<LoggerMessageAttribute>()
            where entry is not null
            orderby entry.EventId
            select $"{entry.EventId} {entry.Level} {method.Name}: {entry.Message}";
        List<string> instruments = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == RuntimeTelemetry.Name)
            {
                instruments.Add($"{instrument.Name} [{instrument.Unit}]: {instrument.Description}");
            }
        };
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(RuntimeTelemetry).TypeHandle);
        listener.Start();

        string[] lines = [.. logs];
        Assert.Equal(lines.Length, lines.DistinctBy(line => line.Split(' ')[0]).Count());
        Snapshot.Match(string.Join('\n', [.. lines, .. instruments.Order(StringComparer.Ordinal)]) + "\n");
    }

    [Fact]
    public async Task Logger_and_meter_listener_that_throw_never_end_the_connection()
    {
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == RuntimeTelemetry.Name)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => ThrowForOwnHost(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => ThrowForOwnHost(tags));
        listener.Start();
        InMemoryNetwork network = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(network);
        await using TinyClient client = new(
            TinyClient.Options(network) with { Logging = new ThrowingLogging() }, host: Host);
        await client.ConnectAsync().Soon();
        await using ScriptedPeer peer = await server.AcceptAsync();
        Task<EventSubscription<TinyEvent>> opening = client.Red.OpenAsync();
        await peer.AnswerAsync("reg-red");
        EventSubscription<TinyEvent> events = await opening.Soon();
        await using IAsyncEnumerator<TinyEvent> reader = events.GetAsyncEnumerator();
        await peer.SendAsync("<event name=\"e\"/>");
        Assert.Equal("e", (await reader.NextAsync()).Name);

        Task<TinyReply> request = client.DoAsync("a");
        await peer.AnswerAsync("a");
        Assert.True((await request.Soon()).Outcome.Succeeded);
        Assert.Equal(ConnectionState.Connected, client.State);
        await peer.EndAsync();
    }

    [Fact]
    public void Documentation_has_every_log_entry_and_instrument_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "observability.md"));
        string snapshot = File.ReadAllText(Path.Combine(
            Repository.Root,
            "tests/LdmCodegen.Runtime.Tests/Session/Snapshots",
            "ObserverTests.Log_ids_and_instruments_stay_as_they_are.verified.txt"));
        IEnumerable<string> entries = Regex.Matches(snapshot, @"^(\d{4}) (\w+) (\w+):", RegexOptions.Multiline)
            .Select(entry => $"| {entry.Groups[1]} | {entry.Groups[2]} | `{entry.Groups[3]}` |");
        IEnumerable<string> instruments = Regex.Matches(snapshot, @"^([a-z.]+) \[(.+)\]:", RegexOptions.Multiline)
            .Select(instrument => $"| `{instrument.Groups[1]}` | {instrument.Groups[2]} |");
        string[] expected = [.. entries, .. instruments];

        Assert.All(expected, row => Assert.Contains(row, page));
        Assert.Equal(expected.Length, Regex.Count(page, @"^\| (\d{4}|`[a-z.]+`) \|", RegexOptions.Multiline));
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("start")]
    [InlineData("stop")]
    public async Task Activity_listener_that_throws_never_changes_the_outcome_of_a_request(string moment)
    {
        string action = "observed-at-" + moment;
        int thrown = 0;
        void Throw(string at, string name)
        {
            // Listeners hear every test of the process.
            if (at == moment && name == action)
            {
                Interlocked.Increment(ref thrown);
                throw new InvalidOperationException("listener");
            }
        }

        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RuntimeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                Throw("sample", options.Name);
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStarted = activity => Throw("start", activity.OperationName),
            ActivityStopped = activity => Throw("stop", activity.OperationName),
        };
        ActivitySource.AddActivityListener(listener);
        InMemoryNetwork network = new();
        await using TinyServer server = await TinyServer.StartAsync(TinyServer.Options(network));
        await using TinyClient client = new(TinyClient.Options(network));
        await client.ConnectAsync().Soon();

        Assert.True((await client.DoAsync(action).Soon()).Outcome.Succeeded);
        Assert.Equal(1, thrown);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task Logger_that_throws_never_changes_what_a_server_answers()
    {
        InMemoryNetwork network = new();
        await using TinyServer server = await TinyServer.StartAsync(
            TinyServer.Options(network) with { Logging = new ThrowingLogging() });
        server.Answer = (request, _) => request.Name == "fault"
            ? throw new InvalidOperationException("handler")
            : new(new TinyReply(request.Name, ReplyOutcome.Success));
        await using TinyClient client = new(TinyClient.Options(network));
        await client.ConnectAsync().Soon();

        Assert.False((await client.DoAsync("fault").Soon()).Outcome.Succeeded);
        Assert.True((await client.DoAsync("a").Soon()).Outcome.Succeeded);
    }

    private static void ThrowForOwnHost(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Value is Host)
            {
                throw new InvalidOperationException("listener");
            }
        }
    }

    private sealed class ThrowingLogging : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => throw new InvalidOperationException("logger");

        public void Dispose()
        {
        }
    }
}
